import { randomBytes } from 'node:crypto'
import type { RoomId, SessionId } from '#shared/model/ids.ts'
import type { Words } from '#shared/model/words.ts'
import { openLedgerReader } from '../ledger/connection.ts'
import { commentSecretOf, type OsKey, openDataFolder, signerOf } from '../ledger/keys.ts'
import { LedgerProblemError } from '../ledger/problem.ts'
import { latestSession, theRoom } from '../rooms/read.ts'
import { resumeSources } from './comments/set-sources.ts'
import { loadDemo, seedDemo } from './demo.ts'
import { demoComments } from './demo-comments.ts'
import { LedgerDoor } from './ledger-door.ts'
import { loadPack } from './pack.ts'
import type { ObsChoice } from './room/obs-choice.ts'
import { Studio } from './studio.ts'

export type OpenOptions = {
  readonly dataDir: string
  readonly resourcesDir: string
  readonly version: string
  readonly newKeyStore: 'file' | 'os'
  readonly osKey: OsKey
  readonly demo: boolean
  readonly obs: ObsChoice
  readonly log: (line: string, error?: unknown) => void
}

/** The studio cannot run on this data folder; `said` and `remedy` are for the person who started it. */
export class CannotOpen extends Error {
  readonly said: Words
  readonly remedy: Words

  constructor(said: Words, remedy: Words) {
    super(said.en)
    this.name = 'CannotOpen'
    this.said = said
    this.remedy = remedy
  }
}

/** With these problems the studio still opens, to be read and to try again; with any other it has nothing to show. */
const readable = new Set([
  'ledger.disk-full',
  'ledger.cannot-write',
  'ledger.key-unreadable',
  'ledger.key-mismatch',
])

/** Opens the data folder and starts the studio on it. Throws `CannotOpen`. */
export async function openStudio(options: OpenOptions): Promise<Studio> {
  const { dataDir, resourcesDir, version, log } = options
  const pack = loadPack(resourcesDir)
  const folder = tryOpen(() => openDataFolder({ ...options, random: randomBytes }))
  const { keys, keyStore } = folder
  let where = (): { room: RoomId | null; session: SessionId | null } => ({ room: null, session: null })
  const { door, health } = await LedgerDoor.open(
    { dataDir, resourcesDir, product: `fairlive ${version}`, keys },
    () => where(),
  )
  try {
    if (!health.writing && !readable.has(health.problem.code)) {
      throw new CannotOpen(health.problem.said, health.problem.remedy)
    }
    const db = tryOpen(() => openLedgerReader(dataDir))
    where = () => {
      const room = theRoom(db)
      const session = room && latestSession(db, room.id)
      const isOver = session === undefined || session.phase === 'idle' || session.phase === 'archived'
      return { room: room?.id ?? null, session: isOver ? null : session.id }
    }
    const isReadable = !('code' in keys)
    const signer = isReadable ? signerOf(keys) : null
    const pepper = isReadable ? keys.pepper : new Uint8Array(32)
    const demo = options.demo ? loadDemo(resourcesDir) : null
    if (demo !== null) await seedDemo(demo, { db, door, pepper })
    const studio = await Studio.start({
      dataDir,
      resourcesDir,
      version,
      origin: `fairlive.studio/${folder.studio}`,
      vkey: signer?.vkey ?? '',
      keyStore,
      pepper,
      pack,
      db,
      door,
      commentSecret: isReadable ? commentSecretOf(keys) : randomBytes(32),
      demoPin: demo?.pin ?? null,
      log,
    })
    const resumed = await resumeSources(studio.comments)
    if (demo !== null && !resumed) {
      await studio.comments.connect([{ settings: demoComments(resourcesDir, dataDir), secrets: {} }], 0)
    }
    await studio.connectObs(options.obs)
    return studio
  } catch (error) {
    await door.close()
    throw error
  }
}

function tryOpen<T>(open: () => T): T {
  try {
    return open()
  } catch (error) {
    if (error instanceof LedgerProblemError) throw new CannotOpen(error.problem.said, error.problem.remedy)
    throw error
  }
}
