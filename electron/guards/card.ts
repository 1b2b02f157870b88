import { isPrepared } from '#shared/rules/session.ts'
import { cardCarrier, checkCarrier } from './carrier.ts'
import { checkCopies } from './goods-copy.ts'
import type { Guard } from './guard.ts'

/**
 * No product card is on air without a passing verdict that still holds. The carrier lies ready in every scene,
 * hidden; with a card on air it shows that card's picture and no other, everywhere. Nor is a copy of a card on air, or a
 * picture of goods that may not be, that somebody put into a source of their own.
 */
export const cardGuard: Guard = {
  id: 'card',
  isWanted: (intent) => isPrepared(intent.phase),
  check(obs, intent, now) {
    if (!isPrepared(intent.phase)) return []
    const above = [intent.noticeInput, ...(intent.label === null ? [] : [intent.label.input])]
    return [...checkCarrier(obs, cardCarrier(intent, now), intent, above), ...checkCopies(obs, intent, now)]
  },
}
