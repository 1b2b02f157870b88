import type { Intent, PlacedOverlay } from '#shared/model/intent.ts'
import type { ObsState } from '#shared/model/obs.ts'
import { isPrepared } from '#shared/rules/session.ts'
import { itemsOf } from './closure.ts'
import type { Guard, Violation } from './guard.ts'
import { checkInScenes, checkOverlayInput, isOnAir, isOrphan } from './overlay-check.ts'

/**
 * No product card is on air without a passing verdict that still holds. The carrier lies ready in every scene,
 * hidden; with a card on air it shows that card's picture and no other, everywhere.
 */
export const cardGuard: Guard = {
  id: 'card',
  isWanted: (intent) => isPrepared(intent.phase),
  check(obs, intent, now) {
    if (!isPrepared(intent.phase)) return []
    const card = passingCard(intent, now)
    if (card === null) return checkHidden(obs, intent)
    const inputFacts = checkOverlayInput(obs, card).map((fact) => ({
      guard: this.id,
      fact,
      where: card.input,
      onAir: true,
    }))
    return [
      ...inputFacts,
      ...checkInScenes(obs, this.id, card, (scene) => scene !== intent.safeScene.name, labelsAbove(intent)),
    ]
  },
}

/** The card that may be on air at this moment; null where there is none or its verdict has run out. */
export function passingCard(
  intent: Intent,
  now: number,
): (PlacedOverlay & { readonly validUntil: number }) | null {
  return intent.card !== null && intent.card.validUntil > now ? intent.card : null
}

/** How many of the studio's items lie over the card. */
function labelsAbove(intent: Intent): number {
  return intent.label === null ? 0 : 1
}

function checkHidden(obs: ObsState, intent: Intent): readonly Violation[] {
  const guard = cardGuard.id
  if (!obs.sceneNames.known || !obs.inputNames.known)
    return [{ guard, fact: 'unknown', where: '', onAir: true }]
  if (!obs.inputNames.value.includes(intent.cardInput) || isOrphan(obs, intent.cardInput)) {
    return [{ guard, fact: 'input-missing', where: intent.cardInput, onAir: false }]
  }
  const violations: Violation[] = []
  // An empty carrier cannot flash the picture of a card that was pulled when the next one is aired.
  const settings = obs.inputs.get(intent.cardInput)?.settings
  if (settings?.known === true && (settings.value.file ?? '') !== '')
    violations.push({ guard, fact: 'wrong-picture', where: intent.cardInput, onAir: false })
  // Groups are looked into as well: the carrier has no business in one, and could be shown there.
  for (const scene of obs.scenes.keys()) {
    const items = itemsOf(obs, scene)
    const onAir = isOnAir(obs, scene)
    if (items === null) {
      violations.push({ guard, fact: 'unknown', where: scene, onAir })
      continue
    }
    const carriers = items.filter((item) => item.source === intent.cardInput)
    if (carriers.length === 0 && obs.sceneNames.value.includes(scene))
      violations.push({ guard, fact: 'item-missing', where: scene, onAir: false })
    if (carriers.some((item) => item.enabled))
      violations.push({ guard, fact: 'item-shown', where: scene, onAir })
  }
  return violations
}
