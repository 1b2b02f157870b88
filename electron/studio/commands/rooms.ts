import { z } from 'zod'
import { Instant, SessionId, UserId } from '#shared/model/ids.ts'
import type { Pack } from '#shared/model/pack.ts'
import { PlaceStatement } from '#shared/model/places.ts'
import { Check, Room, SourceNature } from '#shared/model/rooms.ts'
import { reached } from '#shared/rules/ladder.ts'
import { judgePlace } from '#shared/rules/places.ts'
import { recordingsOf } from '../../archive/read.ts'
import { pulledAtClose } from '../../cards/decide.ts'
import { onAir } from '../../cards/read.ts'
import { refusedWith } from '../../ledger/decision.ts'
import type { Reader } from '../../ledger/schema.ts'
import { userById } from '../../people/read.ts'
import { decideDeclarePlace } from '../../places/decide.ts'
import {
  decideAdopt,
  decideArchive,
  decideBackToPreflight,
  decideBeginPreflight,
  decideChangeRoom,
  decideClose,
  decideDeclareSource,
  decideEndPreflight,
  decideGoOut,
  decideOpenRoom,
  decideSafeScene,
  noRoom,
} from '../../rooms/decide.ts'
import { rungsOf } from '../../rooms/hold-read.ts'
import { declaredSources, latestSession, theRoom } from '../../rooms/read.ts'
import { personCommand, studioCommand } from './command.ts'

/** The room and its newest session, as every move of a session needs them. */
function current(db: Reader) {
  const room = theRoom(db)
  return { room, session: room && latestSession(db, room.id) }
}

/** Whether a guard stands so high on its ladder that the safe scene is on. */
function isLadderSafe(db: Reader): boolean {
  const { session } = current(db)
  return session !== undefined && rungsOf(db, session.id).some(({ rung }) => reached(rung, 'safe-scene'))
}

function onAirDraft(db: Reader) {
  const room = theRoom(db)
  return pulledAtClose(room && onAir(db, room.id))
}

const Nothing = z.object({})

export function roomCommands(pack: Pack) {
  return {
    'room.open': personCommand('room.open', Room, (db, input) => decideOpenRoom(current(db), input)),
    'room.change': personCommand('room.change', Room.omit({ id: true }), (db, input) =>
      decideChangeRoom(current(db), input),
    ),
    'source.declare': personCommand(
      'source.declare',
      z.object({ source: z.string().min(1), nature: SourceNature, capture: z.string() }),
      (db, input) => {
        const { room, session } = current(db)
        const said = room && declaredSources(db, room.id).get(input.source)
        // What was said of a source that has changed since binds nobody.
        const nature = said?.lapsed === false ? said.nature : undefined
        return decideDeclareSource({ room, session, current: nature }, input)
      },
    ),
    'place.declare': personCommand('place.declare', PlaceStatement, (db, statement) =>
      theRoom(db) === undefined
        ? refusedWith(noRoom)
        : decideDeclarePlace({ statement, verdict: judgePlace(statement, pack) }),
    ),
    'session.begin-preflight': personCommand(
      'session.begin-preflight',
      z.object({ session: SessionId, supervisor: UserId.nullable() }),
      (db, input) => {
        const user = input.supervisor === null ? undefined : userById(db, input.supervisor)
        const supervisorFits =
          user !== undefined && user.active === 1 && (user.role === 'supervisor' || user.role === 'owner')
        return decideBeginPreflight({ ...current(db), supervisorFits }, input)
      },
    ),
    'session.end-preflight': personCommand('session.end-preflight', Nothing, (db) =>
      decideEndPreflight(current(db)),
    ),
    'session.rehearse': personCommand(
      'session.rehearse',
      z.object({ checks: z.array(Check), room: Room }),
      (db, input) => decideGoOut(current(db), { ...input, to: 'rehearsing' }),
    ),
    'session.go-live': personCommand(
      'session.go-live',
      z.object({ checks: z.array(Check), room: Room }),
      (db, input) => decideGoOut(current(db), { ...input, to: 'live' }),
    ),
    'session.back-to-preflight': personCommand('session.back-to-preflight', Nothing, (db) =>
      decideBackToPreflight({ ...current(db), onAir: onAirDraft(db) }),
    ),
    'session.close': personCommand(
      'session.close',
      z.object({ why: z.enum(['operator', 'shutdown', 'ladder']) }),
      (db, input) => decideClose({ ...current(db), onAir: onAirDraft(db) }, input),
    ),
    'session.archive': studioCommand(Nothing, (db) => {
      const { session } = current(db)
      const recordings = session === undefined ? 0 : recordingsOf(db, session.id).length
      return decideArchive({ session, recordings })
    }),
    'session.adopt': studioCommand(z.object({ blindFrom: Instant }), (db, input, context) =>
      decideAdopt(current(db), input, context),
    ),
    'session.cut-safe': personCommand('session.cut-safe', Nothing, (db) =>
      decideSafeScene({ ...current(db), isLadderSafe: isLadderSafe(db) }, { on: true, why: 'operator' }),
    ),
    'session.cut-back': personCommand('session.cut-back', Nothing, (db) =>
      decideSafeScene({ ...current(db), isLadderSafe: isLadderSafe(db) }, { on: false, why: 'operator' }),
    ),
  }
}
