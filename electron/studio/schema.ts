import { bodies } from '#shared/model/entries.ts'
import type { Pack } from '#shared/model/pack.ts'
import { projectArchive } from '../archive/project.ts'
import { archiveTables } from '../archive/tables.ts'
import { projectCards } from '../cards/project.ts'
import { cardTables } from '../cards/tables.ts'
import { projectComments } from '../comments/project.ts'
import { projectModeration } from '../comments/project-moderation.ts'
import { commentTables } from '../comments/tables.ts'
import type { Written } from '../ledger/decision.ts'
import type { AnyEntry, LedgerSchema, RowOp } from '../ledger/schema.ts'
import { projectNotices } from '../notices/project.ts'
import { noticeTables } from '../notices/tables.ts'
import { peopleTables, projectPeople } from '../people/project.ts'
import { placeTables, projectPlaces } from '../places/project.ts'
import { codeTables, projectCodes } from '../rooms/codes.ts'
import { projectHolds } from '../rooms/hold-project.ts'
import { holdTables } from '../rooms/hold-tables.ts'
import { obsEndingTable, projectObsEnding } from '../rooms/obs-ending.ts'
import { projectRooms } from '../rooms/project.ts'
import { roomTables } from '../rooms/tables.ts'
import { cardCommands } from './commands/cards.ts'
import { codeCommands } from './commands/codes.ts'
import { commentCommands } from './commands/comments.ts'
import { guardCommands } from './commands/guards.ts'
import { peopleCommands } from './commands/people.ts'
import { roomCommands } from './commands/rooms.ts'
import { studioCommands } from './commands/studio.ts'
import { journalTable, projectJournal } from './journal.ts'

/** Every command of the studio under one rule pack. */
function commandsUnder(pack: Pack) {
  return {
    ...peopleCommands,
    ...roomCommands(pack),
    ...codeCommands,
    ...guardCommands(pack),
    ...cardCommands(pack),
    ...commentCommands(pack),
    ...studioCommands(pack),
  }
}

export type StudioCommands = ReturnType<typeof commandsUnder>

/** The product's ledger: what its domains store, decide and project, introduced to each other here and nowhere else. */
export function studioSchema(pack: Pack): LedgerSchema<StudioCommands> {
  return { ...projection, commands: commandsUnder(pack) }
}

/** What a replay needs; it runs no command and so needs no pack. */
const projection: Omit<LedgerSchema, 'commands'> = {
  version: 1,
  bodies,
  tables: [
    journalTable,
    ...peopleTables,
    ...roomTables,
    ...holdTables,
    obsEndingTable,
    ...codeTables,
    ...cardTables,
    ...placeTables,
    ...noticeTables,
    ...archiveTables,
    ...commentTables,
  ],
  project: (entry) => [projectJournal(entry), ...projectBody(entry as Written)],
}

function projectBody(entry: Written): readonly RowOp[] {
  switch (domainOf(entry)) {
    case 'people':
      return projectPeople(entry as Parameters<typeof projectPeople>[0])
    case 'room':
    case 'source':
    case 'session':
    case 'output':
      return projectRooms(entry as Parameters<typeof projectRooms>[0])
    case 'card':
      return projectCards(entry as Parameters<typeof projectCards>[0])
    case 'place':
      return projectPlaces(entry as Parameters<typeof projectPlaces>[0])
    case 'notice':
      return projectNotices(entry as Parameters<typeof projectNotices>[0])
    case 'recording':
      return projectArchive(entry as Parameters<typeof projectArchive>[0])
    case 'comment':
      return projectComments(entry as Parameters<typeof projectComments>[0])
    case 'moderation':
      return projectModeration(entry as Parameters<typeof projectModeration>[0])
    case 'guard':
      return projectHolds(entry as Parameters<typeof projectHolds>[0])
    case 'obs':
      return projectObs(entry)
    case 'ledger':
    case 'probe':
      return []
    case 'code':
      return projectCodes(entry as Parameters<typeof projectCodes>[0])
  }
}

/** What was seen of OBS is no table; the owner's word on it is. */
function projectObs(entry: Written): readonly RowOp[] {
  return entry.kind === 'obs.ending-agreed' ? projectObsEnding(entry) : []
}

type Domain = Written['kind'] extends infer K ? (K extends `${infer D}.${string}` ? D : never) : never

/** A kind is named `domain.what`. */
function domainOf(entry: AnyEntry): Domain {
  return entry.kind.slice(0, entry.kind.indexOf('.')) as Domain
}
