import { isPrepared } from '#shared/rules/session.ts'
import { checkCarrier, noticeCarrier } from './carrier.ts'
import type { Guard } from './guard.ts'

/**
 * What viewers must be told stands in the picture while it is due: over everything but the label. Which notice that is
 * follows from the ledger; here it only has to be there, and nothing else on its carrier.
 */
export const noticesGuard: Guard = {
  id: 'notices',
  isWanted: (intent) => isPrepared(intent.phase),
  check(obs, intent) {
    if (!isPrepared(intent.phase)) return []
    const above = intent.label === null ? [] : [intent.label.input]
    return checkCarrier(obs, noticeCarrier(intent), intent, above)
  },
}
