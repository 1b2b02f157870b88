import type { Instant, SessionId } from '#shared/model/ids.ts'
import type { Pack } from '#shared/model/pack.ts'
import { keptUntil } from '#shared/rules/retention.ts'
import { isCourse, isErasable } from '../archive/erase.ts'
import type { Reader } from '../ledger/schema.ts'
import { sessionById, theRoom } from '../rooms/read.ts'
import { sessionKinds } from './journal.ts'

export type Erasable = {
  /** When its time is over; null while the session goes on. */
  readonly keptUntil: Instant | null
  /** What one erasure may take now. */
  readonly seqs: number[]
  /** How many more there are than one erasure takes. */
  readonly more: number
}

/** As many as a command takes. */
const atOnce = 10_000

/**
 * What of a session may be erased once its time is over. Commits of comments stay: they say no word of any comment, and
 * without them those that are still kept could not be proved. Null where there is no such session.
 */
export function erasableOf(db: Reader, session: SessionId, pack: Pack): Erasable | null {
  const found = sessionById(db, session)
  if (found === undefined) return null
  const kinds = sessionKinds(db, session).filter(({ kind }) => isErasable(kind) && kind !== 'comment.batch')
  // The course goes whole and last: without it nobody could tell any more what else was of this session.
  const isWhole = kinds.length <= atOnce
  const now = isWhole ? kinds : kinds.filter(({ kind }) => !isCourse(kind)).slice(0, atOnce)
  const seqs = now.map(({ seq }) => seq)
  return {
    keptUntil: found.endedAt === null ? null : keptUntil(found.endedAt, theRoom(db)?.sells ?? true, pack),
    seqs,
    more: kinds.length - seqs.length,
  }
}
