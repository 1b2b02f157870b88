import type { SessionId } from '#shared/model/ids.ts'
import type { Tally } from '#shared/model/kept-comments.ts'
import type { Reader } from '../ledger/schema.ts'
import type { CommittedEnds } from './open-segments.ts'

/** Where a batch of comments lies, and which comments it holds: seqs `first` to `first + count - 1`. */
export type BatchRow = {
  readonly first: number
  readonly entry: number
  readonly session: SessionId
  readonly segment: string
  readonly offset: number
  readonly length: number
  readonly count: number
  readonly root: string
} & Tally

/** One above the newest comment of the record. */
export function commentCount(db: Reader): number {
  const newest = db.one<{ first: number; count: number }>(
    'SELECT first, count FROM comment_batches ORDER BY first DESC LIMIT 1',
  )
  return newest === undefined ? 0 : newest.first + newest.count
}

/** The batch that the comment is in; undefined where it is none of the record, or its entry was erased. */
export function batchOf(db: Reader, seq: number): BatchRow | undefined {
  const sql = 'SELECT * FROM comment_batches WHERE first <= ? ORDER BY first DESC LIMIT 1'
  const row = db.one<BatchRow>(sql, seq)
  return row !== undefined && seq < row.first + row.count ? row : undefined
}

/** The batch that begins at this very place. */
export function batchAt(
  db: Reader,
  session: SessionId,
  segment: string,
  offset: number,
): BatchRow | undefined {
  const sql = 'SELECT * FROM comment_batches WHERE session = ? AND segment = ? AND offset = ?'
  return db.one<BatchRow>(sql, session, segment, offset)
}

/** Batches that hold a comment from `from` on, in order. */
export function batchesFrom(db: Reader, from: number, limit: number): BatchRow[] {
  const start = batchOf(db, from)?.first ?? from
  return db.all<BatchRow>(
    'SELECT * FROM comment_batches WHERE first >= ? ORDER BY first LIMIT ?',
    start,
    limit,
  )
}

/** A session's batches that hold a comment before `before`, newest first. */
export function batchesBefore(db: Reader, session: SessionId, before: number, limit: number): BatchRow[] {
  const sql = `SELECT * FROM comment_batches WHERE session = ? AND first < ? ORDER BY first DESC LIMIT ?`
  return db.all<BatchRow>(sql, session, before, limit)
}

/** Where each segment of the session ends as far as the ledger has committed it. */
export function committedEnds(db: Reader, session: SessionId): CommittedEnds {
  const sql =
    'SELECT segment, max(offset + length) AS "end" FROM comment_batches WHERE session = ? GROUP BY segment'
  const rows = db.all<{ segment: string; end: number }>(sql, session)
  return new Map(rows.map(({ segment, end }) => [segment, end]))
}

/** The same for one of its segments, by the index: asked with every batch. */
export function committedEnd(db: Reader, session: SessionId, segment: string): number {
  const sql = `SELECT offset + length AS "end" FROM comment_batches WHERE session = ? AND segment = ?
    ORDER BY offset DESC LIMIT 1`
  return db.one<{ end: number }>(sql, session, segment)?.end ?? 0
}

/** How many comments the session has, and what they were taken for. */
export function sessionComments(db: Reader, session: SessionId): { readonly count: number } & Tally {
  const sql = `SELECT coalesce(sum(count), 0) AS count, coalesce(sum(adverse), 0) AS adverse,
    coalesce(sum(favourable), 0) AS favourable, coalesce(sum(none), 0) AS none,
    coalesce(sum(unknown), 0) AS unknown FROM comment_batches WHERE session = ?`
  return (
    db.one<{ count: number } & Tally>(sql, session) ?? {
      count: 0,
      adverse: 0,
      favourable: 0,
      none: 0,
      unknown: 0,
    }
  )
}

/**
 * Adverse and doubtful comments of the session, or of one of its users. Comments of unknown class are not listed one by
 * one: where there are any, each user may have written one, and they count as one of theirs.
 */
export function guardedCount(db: Reader, session: SessionId, user?: string): number {
  const unknown = sessionComments(db, session).unknown > 0 ? 1 : 0
  const sql = 'SELECT count(*) AS n FROM guarded_comments WHERE session = ?'
  const row =
    user === undefined
      ? db.one<{ n: number }>(sql, session)
      : db.one<{ n: number }>(`${sql} AND user = ?`, session, user)
  return (row?.n ?? 0) + unknown
}

/** Sessions whose comments are still there, with the comments that they hold. */
export function keptSessions(db: Reader): { readonly session: SessionId; readonly count: number }[] {
  return db.all(
    `SELECT session, sum(count) AS count FROM comment_batches
     WHERE session NOT IN (SELECT session FROM comment_purges) GROUP BY session ORDER BY min(first)`,
  )
}

/** Every session that comments were kept for, oldest first. */
export function commentSessions(db: Reader): SessionId[] {
  const sql = 'SELECT session FROM comment_batches GROUP BY session ORDER BY min(first)'
  return db.all<{ session: SessionId }>(sql).map(({ session }) => session)
}

/** The session's batches among the first `size` entries of the log, in order. */
export function signedBatches(db: Reader, session: SessionId, size: number): BatchRow[] {
  return db.all('SELECT * FROM comment_batches WHERE session = ? AND entry < ? ORDER BY first', session, size)
}
