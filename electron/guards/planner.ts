import type { Instant } from '#shared/model/ids.ts'
import type { Intent } from '#shared/model/intent.ts'
import type { ObsState } from '#shared/model/obs.ts'
import { passingCard } from './card.ts'
import { itemsOf, mayShowVirtualImage } from './closure.ts'
import type { Violation } from './guard.ts'
import { isOnAir } from './overlay-check.ts'
import { planOutputs } from './plan-outputs.ts'
import { type OverlayPlan, planOverlay, renderOnce, type WantedOverlay } from './plan-overlay.ts'
import { planPulled } from './plan-pulled.ts'
import { planSafeScene } from './plan-safe-scene.ts'
import { onItem, type PlannedRequest } from './request.ts'

/**
 * One plan for all violations: after it, applied in order, none is left that OBS can be asked to mend. What is
 * 'unknown' or 'too-small' is not for OBS to mend and adds nothing. Scenes on air come first; where two overlays
 * want the top, the card is raised before the label, so they never fight.
 * @param isStubborn the last plan left some of these violations: a deleted input may still hold its name
 */
export function plan(
  violations: readonly Violation[],
  obs: ObsState,
  intent: Intent,
  now: Instant,
  isStubborn: boolean,
): readonly PlannedRequest[] {
  const of = (guard: Violation['guard']) => violations.filter((violation) => violation.guard === guard)
  const studioMode = of('studio-mode').some(({ fact }) => fact === 'studio-mode-on')
    ? [{ requestType: 'SetStudioModeEnabled', requestData: { studioModeEnabled: false } }]
    : []
  return [
    ...studioMode,
    ...(isStubborn ? forgetDeleted(violations, obs) : []),
    ...planSafeScene(of('safe-scene'), obs, intent),
    ...planPulled(of('pulled'), obs, intent),
    ...planOverlays(violations, obs, intent, now),
    ...planOutputs(violations, obs, intent, now),
  ]
}

/**
 * OBS keeps the name of a deleted input taken, and its items listed, in every scene that was not rendered since; items
 * of it cannot be made. A picture of each scene, however small, renders it.
 */
function forgetDeleted(violations: readonly Violation[], obs: ObsState): readonly PlannedRequest[] {
  const isMissing = violations.some(({ fact }) => fact === 'item-missing' || fact === 'input-missing')
  return isMissing && obs.sceneNames.known ? obs.sceneNames.value.map(renderOnce) : []
}

function planOverlays(
  violations: readonly Violation[],
  obs: ObsState,
  intent: Intent,
  now: Instant,
): readonly PlannedRequest[] {
  const concerned = violations.filter(({ guard }) => guard === 'card' || guard === 'label')
  if (concerned.length === 0 || !obs.sceneNames.known) return []
  const scenes = [...obs.sceneNames.value].sort((a, b) => Number(isOnAir(obs, b)) - Number(isOnAir(obs, a)))
  const card = wantedCard(intent, now)
  const plans: OverlayPlan[] = []
  const overlays: WantedOverlay[] = [card]
  plans.push(
    planOverlay(
      concerned.filter(({ guard }) => guard === 'card'),
      obs,
      scenes,
      card,
    ),
  )
  if (intent.label !== null) {
    const label: WantedOverlay = {
      input: intent.label.input,
      picture: intent.label.picture,
      placement: intent.label,
      enabledIn: (scene) => mayShowVirtualImage(obs, scene, intent),
    }
    overlays.push(label)
    plans.push(
      planOverlay(
        concerned.filter(({ guard }) => guard === 'label'),
        obs,
        scenes,
        label,
      ),
    )
  }
  return [...plans.flatMap(({ requests }) => requests), ...raise(concerned, obs, scenes, overlays, plans)]
}

function wantedCard(intent: Intent, now: Instant): WantedOverlay {
  const card = passingCard(intent, now)
  return {
    input: intent.cardInput,
    picture: card?.picture ?? null,
    placement: card,
    enabledIn: (scene) => card !== null && scene !== intent.safeScene.name,
  }
}

/** Brings the overlays to the top of each scene whose items were covered or came anew, the last one highest. */
function raise(
  violations: readonly Violation[],
  obs: ObsState,
  scenes: readonly string[],
  overlays: readonly WantedOverlay[],
  plans: readonly OverlayPlan[],
): readonly PlannedRequest[] {
  return scenes.flatMap((scene) => {
    const grown = plans.reduce((sum, { growth }) => sum + (growth.get(scene) ?? 0), 0)
    const covered = violations.some(({ where, fact }) => where === scene && fact === 'item-covered')
    if (grown === 0 && !covered) return []
    const top = (itemsOf(obs, scene)?.length ?? 0) + grown - 1
    return overlays.flatMap((_, index) => {
      const item = plans[index]?.items.get(scene)
      return item === undefined ? [] : [onItem('SetSceneItemIndex', scene, item, { sceneItemIndex: top })]
    })
  })
}

/** Violations that a plan can do something about; the others wait for a reading, for OBS, or for a person. */
export function isMendable(violation: Violation): boolean {
  return violation.fact !== 'unknown' && violation.fact !== 'too-small' && violation.fact !== 'not-loaded'
}
