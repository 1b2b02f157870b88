import type { CardId, SessionId } from '#shared/model/ids.ts'
import type { NoticeKind } from '#shared/model/notices.ts'
import type { NoticeShowing } from '#shared/rules/notices.ts'
import type { Reader } from '../ledger/schema.ts'

type Row = {
  readonly notice: NoticeKind
  readonly card: CardId | null
  readonly written_at: number
  readonly stood_ms: number | null
}

/**
 * Every time that a notice stood in a session, oldest first. A showing begins when its entry was written, which is a
 * moment after it was seen: the ledger's clock is the one that cards and sessions are timed by.
 */
export function noticeShowings(db: Reader, session: SessionId): NoticeShowing[] {
  const rows = db.all<Row>(
    'SELECT notice, card, written_at, stood_ms FROM notice_showings WHERE session = ? ORDER BY written_at',
    session,
  )
  return rows.map(({ notice, card, written_at, stood_ms }) => {
    return { notice, card, shownAt: written_at, stoodMs: stood_ms }
  })
}
