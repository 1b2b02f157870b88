import type { Approval, Card, CardFields, Verdict } from '#shared/model/cards.ts'
import type { CardId, Instant, RoomId, Sha256, UserId } from '#shared/model/ids.ts'
import type { Reader } from '../ledger/schema.ts'

type CardRow = {
  readonly id: CardId
  readonly fields: string
  readonly verdict: string
  readonly approval: string | null
  readonly added_by: UserId | null
  readonly changed_at: number
}

export type OnAir = {
  readonly card: CardId
  readonly picture: Sha256
  readonly fields: CardFields
  readonly minorsNotice: boolean
  readonly since: Instant
}

export function cardById(db: Reader, id: CardId): Card | undefined {
  const row = db.one<CardRow>('SELECT * FROM cards WHERE id = ?', id)
  return row && asCard(row)
}

/** In the order in which they were added. */
export function cards(db: Reader): Card[] {
  return db.all<CardRow>('SELECT * FROM cards ORDER BY added_seq').map(asCard)
}

/** Where the cards lead, each link once. */
export function cardLinks(db: Reader): string[] {
  const rows = db.all<{ link: string }>(
    "SELECT DISTINCT json_extract(fields, '$.link') AS link FROM cards ORDER BY link",
  )
  return rows.map(({ link }) => link)
}

export function onAir(db: Reader, room: RoomId): OnAir | undefined {
  const row = db.one<{ card: CardId; picture: Sha256; fields: string; minors_notice: 0 | 1; since: number }>(
    'SELECT card, picture, fields, minors_notice, since FROM on_air WHERE room = ?',
    room,
  )
  if (row === undefined) return undefined
  const { card, picture, fields, minors_notice, since } = row
  return { card, picture, fields: JSON.parse(fields) as CardFields, minorsNotice: minors_notice === 1, since }
}

// The JSON columns were written by the projection from bodies that the ledger had validated.
function asCard(row: CardRow): Card {
  return {
    ...(JSON.parse(row.fields) as CardFields),
    id: row.id,
    verdict: JSON.parse(row.verdict) as Verdict,
    approval: row.approval === null ? null : (JSON.parse(row.approval) as Approval),
    addedBy: row.added_by,
    changedAt: row.changed_at,
  }
}
