import type { HandledQuery } from '#shared/model/comment-views.ts'
import type { KeptComment } from '#shared/model/kept-comments.ts'
import type { Reader } from '../ledger/schema.ts'
import { keptComment } from './read-kept.ts'

export type HandledComments = {
  /** Newest first. */
  readonly comments: readonly KeptComment[]
  /** Ask again with this as `before` to look further back; null where everything was looked at. */
  readonly before: number | null
}

/** A session's comments about which something stands, in force or waiting, by whom and of which kinds it is asked. */
export function handledComments(
  db: Reader,
  dataDir: string,
  { session, by, kinds, before, limit }: HandledQuery,
): HandledComments {
  const ofKinds = kinds === null ? '' : `AND kind IN (${kinds.map(() => '?').join()})`
  const sql = `SELECT DISTINCT comment FROM moderation_acts
    WHERE session = ? AND state IN ('waiting', 'in-force') AND comment < ? AND (? IS NULL OR by_user = ?) ${ofKinds}
    ORDER BY comment DESC LIMIT ?`
  const from = before ?? Number.MAX_SAFE_INTEGER
  const rows = db.all<{ comment: number }>(sql, session, from, by, by, ...(kinds ?? []), limit)
  return {
    comments: rows.flatMap(({ comment }) => keptComment(db, dataDir, comment) ?? []),
    before: rows.length < limit ? null : (rows.at(-1)?.comment ?? null),
  }
}
