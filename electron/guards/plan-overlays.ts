import type { Instant } from '#shared/model/ids.ts'
import type { Intent } from '#shared/model/intent.ts'
import type { ObsState } from '#shared/model/obs.ts'
import { type Carrier, cardCarrier, noticeCarrier, showsIn } from './carrier.ts'
import { itemsOf, mayShowVirtualImage } from './closure.ts'
import type { Violation } from './guard.ts'
import { isNewlyThere } from './newly-there.ts'
import { isOnAir } from './overlay-check.ts'
import { type OverlayPlan, planOverlay, type WantedOverlay } from './plan-overlay.ts'
import { onItem, type PlannedRequest } from './request.ts'

type Layer = Omit<WantedOverlay, 'mayBeTaken'> & { readonly guard: Violation['guard'] }

/** Mends all overlays together. Scenes on air come first; what belongs higher is raised later, so they never fight. */
export function planOverlays(
  violations: readonly Violation[],
  obs: ObsState,
  intent: Intent,
  now: Instant,
): readonly PlannedRequest[] {
  if (!obs.sceneNames.known) return []
  const mayBeTaken = !isNewlyThere(obs, now)
  const layers = layersOf(obs, intent, now).map((layer) => ({ ...layer, mayBeTaken }))
  const concerned = violations.filter(({ guard }) => layers.some((layer) => layer.guard === guard))
  if (concerned.length === 0) return []
  const scenes = [...obs.sceneNames.value].sort((a, b) => Number(isOnAir(obs, b)) - Number(isOnAir(obs, a)))
  const plans = layers.map((layer) => {
    const mine = concerned.filter(({ guard }) => guard === layer.guard)
    return planOverlay(mine, obs, scenes, layer)
  })
  // The label is what viewers may miss least; a card is shown before the notice that announced it goes.
  const [uppermost, ...others] = [plans.at(-1), ...plans.slice(0, -1)]
  const requests = [uppermost, ...others].flatMap((one) => one?.requests ?? [])
  return [...requests, ...raise(concerned, obs, scenes, plans)]
}

/** The studio's overlays, the lowest first: a notice may cover a card for a while, and nothing ever covers the label. */
function layersOf(obs: ObsState, intent: Intent, now: Instant): readonly Layer[] {
  const carriers = [cardCarrier(intent, now), noticeCarrier(intent)].map((one) => carrierLayer(one, intent))
  const { label } = intent
  if (label === null) return carriers
  const enabledIn = (scene: string) => mayShowVirtualImage(obs, scene, intent)
  const { input, picture } = label
  return [...carriers, { guard: 'label', input, picture, placement: label, enabledIn }]
}

function carrierLayer(carrier: Carrier, intent: Intent): Layer {
  const { guard, input, overlay } = carrier
  return {
    guard,
    input,
    picture: overlay?.picture ?? null,
    placement: overlay,
    enabledIn: (scene) => showsIn(carrier, scene, intent),
  }
}

/** Brings the overlays to the top of each scene whose items were covered or came anew, the last one highest. */
function raise(
  violations: readonly Violation[],
  obs: ObsState,
  scenes: readonly string[],
  plans: readonly OverlayPlan[],
): readonly PlannedRequest[] {
  return scenes.flatMap((scene) => {
    const grown = plans.reduce((sum, { growth }) => sum + (growth.get(scene) ?? 0), 0)
    const covered = violations.some(({ where, fact }) => where === scene && fact === 'item-covered')
    if (grown === 0 && !covered) return []
    const top = (itemsOf(obs, scene)?.length ?? 0) + grown - 1
    return plans.flatMap(({ items }) => {
      const item = items.get(scene)
      return item === undefined ? [] : [onItem('SetSceneItemIndex', scene, item, { sceneItemIndex: top })]
    })
  })
}
