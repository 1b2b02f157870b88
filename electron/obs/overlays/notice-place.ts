import type { Rectangle } from '#shared/model/intent.ts'
import { type Corner, isTop } from './geometry.ts'

/** Room to lay a notice in, in canvas pixels; the notice lies at that edge of it which the label is at. */
export type NoticeRoom = Rectangle & { readonly edge: 'top' | 'bottom' }

/** What lies in the safe area already: the label, which must stay clear, and the card, which should. */
export type AlreadyPlaced = { readonly label: Rectangle | null; readonly card: Rectangle | null }

/**
 * The rooms for a notice in the order of preference: between label and card, then over the card. A notice is short and
 * goes, a card can be seen again; over the label it never goes.
 */
export function noticeRooms(
  safeArea: Rectangle,
  { label, card }: AlreadyPlaced,
  corner: Corner,
  gap: number,
): readonly NoticeRoom[] {
  const atTop = isTop(corner)
  const end = safeArea.y + safeArea.height
  const afterLabel =
    label === null ? (atTop ? safeArea.y : end) : atTop ? label.y + label.height + gap : label.y - gap
  const beforeCard =
    card === null ? (atTop ? end : safeArea.y) : atTop ? card.y - gap : card.y + card.height + gap
  const between = (one: number, other: number): NoticeRoom => ({
    ...safeArea,
    y: Math.min(one, other),
    height: Math.max(0, atTop ? other - one : one - other),
    edge: atTop ? 'top' : 'bottom',
  })
  return [between(afterLabel, beforeCard), between(afterLabel, atTop ? end : safeArea.y)]
}
