import type { Instant } from '#shared/model/ids.ts'
import type { Intent, PlacedOverlay } from '#shared/model/intent.ts'
import type { ObsState } from '#shared/model/obs.ts'
import { itemsOf } from './closure.ts'
import type { Violation } from './guard.ts'
import { checkInScenes, checkOverlayInput, isOnAir, isOrphan } from './overlay-check.ts'

/** An image input of the studio's that lies ready in every scene, hidden and empty while it has nothing to show. */
export type Carrier = {
  readonly guard: 'card' | 'notices'
  readonly input: string
  /** What it shows now; null where nothing. */
  readonly overlay: PlacedOverlay | null
}

/** The card that may be on air at this moment; null where there is none or its verdict has run out. */
export function cardCarrier({ cardInput, card }: Intent, now: Instant): Carrier {
  const overlay = card !== null && card.validUntil > now ? card : null
  return { guard: 'card', input: cardInput, overlay }
}

export function noticeCarrier({ noticeInput, notice }: Intent): Carrier {
  return { guard: 'notices', input: noticeInput, overlay: notice }
}

/** Where a carrier shows what it has: everywhere but in the safe scene, which is one picture and nothing else. */
export function showsIn(carrier: Carrier, scene: string, intent: Intent): boolean {
  return carrier.overlay !== null && scene !== intent.safeScene.name
}

/**
 * What is wrong with a carrier: shown, it must be right everywhere; hidden, it must be ready and empty.
 * @param above inputs of the studio's own that belong over it
 */
export function checkCarrier(
  obs: ObsState,
  carrier: Carrier,
  intent: Intent,
  above: readonly string[],
): readonly Violation[] {
  const { guard, input, overlay } = carrier
  if (overlay === null) return [...checkEmpty(obs, carrier), ...shownIn(obs, carrier, () => true)]
  const inputFacts = checkOverlayInput(obs, overlay).map((fact) => ({
    guard,
    fact,
    where: input,
    onAir: true,
  }))
  const inScenes = checkInScenes(obs, guard, overlay, (scene) => showsIn(carrier, scene, intent), above)
  return [...inputFacts, ...inScenes, ...shownIn(obs, carrier, (scene) => isGroup(obs, scene))]
}

function isGroup(obs: ObsState, scene: string): boolean {
  return obs.scenes.get(scene)?.isGroup === true
}

/** An empty carrier cannot flash the picture of a card that was pulled when the next one is aired. */
function checkEmpty(obs: ObsState, { guard, input }: Carrier): readonly Violation[] {
  if (!obs.sceneNames.known || !obs.inputNames.known)
    return [{ guard, fact: 'unknown', where: '', onAir: true }]
  if (!obs.inputNames.value.includes(input) || isOrphan(obs, input))
    return [{ guard, fact: 'input-missing', where: input, onAir: false }]
  const settings = obs.inputs.get(input)?.settings
  const isEmpty = settings?.known !== true || (settings.value.file ?? '') === ''
  const full: readonly Violation[] = isEmpty
    ? []
    : [{ guard, fact: 'wrong-picture', where: input, onAir: false }]
  const missing = obs.sceneNames.value.filter(
    (scene) => itemsOf(obs, scene)?.every((item) => item.source !== input) === true,
  )
  return [...full, ...missing.map((where) => ({ guard, fact: 'item-missing', where, onAir: false }) as const)]
}

/** Scenes, and groups, in which the carrier has no business and could be shown, that show it. */
function shownIn(
  obs: ObsState,
  { guard, input }: Carrier,
  isConcerned: (scene: string) => boolean,
): readonly Violation[] {
  return [...obs.scenes.keys()].filter(isConcerned).flatMap((where): readonly Violation[] => {
    const items = itemsOf(obs, where)
    const onAir = isOnAir(obs, where)
    if (items === null) return [{ guard, fact: 'unknown', where, onAir }]
    const isShown = items.some(({ source, enabled }) => source === input && enabled)
    return isShown ? [{ guard, fact: 'item-shown', where, onAir }] : []
  })
}
