import type { SessionId } from '#shared/model/ids.ts'
import type { Reader } from '../ledger/schema.ts'

type LineRow = { readonly source: string; readonly lost_at: number | null; readonly ended_at: number | null }

/**
 * For each source that was connected in this session before: since when it has not been listened to, as far as anybody
 * can tell.
 * @param aliveAt when something was last heard of any comments; where the studio died, nobody said more than that
 */
export function linesAway(db: Reader, session: SessionId, aliveAt: number): ReadonlyMap<string, number> {
  const rows = db.all<LineRow>(
    'SELECT source, lost_at, ended_at FROM comment_lines WHERE session = ?',
    session,
  )
  return new Map(rows.map(({ source, lost_at, ended_at }) => [source, lost_at ?? ended_at ?? aliveAt]))
}
