import type { Pack } from '#shared/model/pack.ts'
import { mayAir } from '../../cards/decide.ts'
import { cards } from '../../cards/read.ts'
import type { Reader } from '../../ledger/schema.ts'
import { userById } from '../../people/read.ts'
import { placeOf } from '../../places/read.ts'
import { declaredSources, latestSession, theRoom } from '../../rooms/read.ts'
import type { RoomReport } from '../room/room-protocol.ts'
import type { PreflightFacts } from './preflight.ts'

type Beside = Pick<PreflightFacts, 'to' | 'freeBytes' | 'isProved'> & {
  readonly pack: Pack
  readonly report: RoomReport
  readonly keyStore: 'os' | 'file'
}

/** Gathers from the tables what the preflight looks at; null before there is a room. */
export function preflightFacts(
  db: Reader,
  { pack, report, freeBytes, keyStore, isProved, to }: Beside,
): PreflightFacts | null {
  const room = theRoom(db)
  if (room === undefined) return null
  const session = latestSession(db, room.id)
  const supervisor = session?.supervisor == null ? undefined : userById(db, session.supervisor)
  return {
    room,
    report,
    declared: declaredSources(db, room.id),
    place: placeOf(db, room.id),
    supervisor: supervisor?.name ?? null,
    cardsThatMayAir: cards(db).filter((card) => mayAir(card, pack.name).ok).length,
    freeBytes,
    keyInFile: keyStore === 'file',
    isProved,
    to,
  }
}
