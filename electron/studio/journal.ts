import type { GuardId } from '#shared/model/guards.ts'
import type { Instant, SessionId } from '#shared/model/ids.ts'
import type { AnyEntry, Reader, RowOp, Table } from '../ledger/schema.ts'

/** The table of contents of the log: what the archive and the console look entries up by. */
export const journalTable: Table = {
  name: 'journal',
  key: ['seq'],
  ddl: `CREATE TABLE journal (
    seq INTEGER PRIMARY KEY, session TEXT, kind TEXT NOT NULL, at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX journal_by_session ON journal (session, seq)`,
}

export function projectJournal(entry: AnyEntry): RowOp {
  const { seq, session, kind, at } = entry
  return { op: 'put', table: 'journal', row: { seq, session, kind, at } }
}

/** Seqs of a session's entries, oldest first, those after `after`; commits of comments, of which there are thousands, left out. */
export function sessionSeqs(db: Reader, session: SessionId, after: number, limit: number): number[] {
  const sql = `SELECT seq FROM journal WHERE session = ? AND seq > ? AND kind <> 'comment.batch'
    ORDER BY seq LIMIT ?`
  return db.all<{ seq: number }>(sql, session, after, limit).map(({ seq }) => seq)
}

/** Seqs of a session's entries of these kinds (of every session's where null), oldest first. */
export function seqsOfKinds(db: Reader, session: SessionId | null, kinds: readonly string[]): number[] {
  const wanted = `kind IN (${kinds.map(() => '?').join()})`
  const rows =
    session === null
      ? db.all<{ seq: number }>(`SELECT seq FROM journal WHERE ${wanted} ORDER BY seq`, ...kinds)
      : db.all<{ seq: number }>(
          `SELECT seq FROM journal WHERE session = ? AND ${wanted} ORDER BY seq`,
          session,
          ...kinds,
        )
  return rows.map(({ seq }) => seq)
}

/** When the last entry of one of these kinds was written in the session; null where there is none. */
export function lastOfKinds(db: Reader, session: SessionId, kinds: readonly string[]): Instant | null {
  const sql = `SELECT at FROM journal WHERE session = ? AND kind IN (${kinds.map(() => '?').join()})
    ORDER BY seq DESC LIMIT 1`
  return db.one<{ at: number }>(sql, session, ...kinds)?.at ?? null
}

/** Seqs of what a guard found violated in a session, newest first. */
export function incidentSeqs(db: Reader, session: SessionId, guard: GuardId, limit: number): number[] {
  const sql = `SELECT seq FROM journal JOIN payloads USING (seq)
    WHERE session = ? AND kind IN ('guard.restored', 'guard.not-restored') AND body ->> '$.guard' = ?
    ORDER BY seq DESC LIMIT ?`
  return db.all<{ seq: number }>(sql, session, guard, limit).map(({ seq }) => seq)
}

/** Seqs and kinds of everything that a session holds; erased entries are not among them. */
export function sessionKinds(
  db: Reader,
  session: SessionId,
): { readonly seq: number; readonly kind: string }[] {
  return db.all('SELECT seq, kind FROM journal WHERE session = ? ORDER BY seq', session)
}

export function sessionExtent(
  db: Reader,
  session: SessionId,
): { readonly entries: number; readonly first: number; readonly last: number } {
  const sql = 'SELECT count(*) AS entries, min(seq) AS first, max(seq) AS last FROM journal WHERE session = ?'
  const row = db.one<{ entries: number; first: number | null; last: number | null }>(sql, session)
  return { entries: row?.entries ?? 0, first: row?.first ?? 0, last: row?.last ?? 0 }
}

/** When the last entry of the room was written; null in an empty log. */
export function lastEntryAt(db: Reader): Instant | null {
  return db.one<{ at: number }>('SELECT at FROM journal ORDER BY seq DESC LIMIT 1')?.at ?? null
}
