import type { Instant, SessionId } from '#shared/model/ids.ts'
import type { Reader } from '../ledger/schema.ts'
import { sessionById } from '../rooms/read.ts'

/**
 * When a session ended; null while it goes on. Where its course was erased already, its comments' last entry counts:
 * then the session itself is over long since.
 */
export function sessionEnd(db: Reader, session: SessionId): Instant | null {
  const known = sessionById(db, session)
  if (known !== undefined) return known.endedAt
  const sql = `SELECT leaf ->> '$.at' AS at FROM entries WHERE seq =
    (SELECT max(entry) FROM comment_batches WHERE session = ?)`
  return db.one<{ at: number }>(sql, session)?.at ?? null
}
