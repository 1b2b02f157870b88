import type { noticeBodies } from '#shared/model/notices.ts'
import type { Written } from '../ledger/decision.ts'
import type { RowOp } from '../ledger/schema.ts'

export function projectNotices(entry: Written<keyof typeof noticeBodies>): readonly RowOp[] {
  const { session } = entry
  if (session === null) return []
  const { notice, card, shownAt } = entry.body
  if (entry.kind === 'notice.ended') {
    const key = { session, notice, shown_at: shownAt }
    return [{ op: 'patch', table: 'notice_showings', key, set: { stood_ms: entry.body.stoodMs } }]
  }
  const row = { session, notice, shown_at: shownAt, card, written_at: entry.at, stood_ms: null }
  return [{ op: 'put', table: 'notice_showings', row }]
}
