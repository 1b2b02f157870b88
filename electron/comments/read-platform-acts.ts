import type { PlatformAct } from '#shared/model/comment-views.ts'
import type { SessionId } from '#shared/model/ids.ts'
import type { KeptComment } from '#shared/model/kept-comments.ts'
import type { Reader } from '../ledger/schema.ts'
import { batchOf } from './read.ts'

type PlatformActRow = {
  readonly entry: number
  readonly session: SessionId | null
  readonly what: PlatformAct['what']
  readonly comment: number | null
  readonly platform: string
  readonly source: string
  readonly user: string
  readonly at: number
  readonly adverse: number
  readonly acted: number | null
}

/**
 * What was done on the platform's own page to each of these comments, oldest first. A deletion names its comment; who was
 * silenced loses what they had written until then, and a clearing takes everything of its source.
 * @param isGuarded whether the comment is, or may be, an adverse evaluation
 */
export function platformActsOn(
  db: Reader,
  comments: readonly KeptComment[],
  isGuarded: (comment: KeptComment) => boolean,
): (comment: KeptComment) => PlatformAct[] {
  const seqs = comments.map(({ seq }) => seq)
  const since = comments.reduce(
    (first, { receivedAt }) => Math.min(first, receivedAt),
    Number.MAX_SAFE_INTEGER,
  )
  const rows = db.all<PlatformActRow>(
    `SELECT * FROM platform_acts WHERE comment BETWEEN ? AND ? OR (comment IS NULL AND at >= ?) ORDER BY entry`,
    seqs.reduce((least, seq) => Math.min(least, seq), Number.MAX_SAFE_INTEGER),
    seqs.reduce((most, seq) => Math.max(most, seq), -1),
    since,
  )
  if (rows.length === 0) return () => []
  return (comment) => {
    const met = rows.filter((row) => isMet(row, comment))
    const session = met.every((row) => row.comment !== null) ? null : batchOf(db, comment.seq)?.session
    return met
      .filter((row) => row.comment !== null || row.session === session)
      .map((row) => ({
        entry: row.entry,
        what: row.what,
        source: row.source,
        at: row.at,
        adverse: row.comment === null ? isGuarded(comment) : row.adverse > 0,
        own: row.acted !== null,
      }))
  }
}

function isMet(row: PlatformActRow, { seq, platform, source, user, receivedAt }: KeptComment): boolean {
  if (row.comment !== null) return row.comment === seq
  if (row.platform !== platform || row.source !== source || receivedAt > row.at) return false
  return row.what === 'all-cleared' || (row.what === 'user-muted' && row.user !== '' && row.user === user)
}
