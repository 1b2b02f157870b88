import type { GuardId } from '#shared/model/guards.ts'
import type { PlacedOverlay } from '#shared/model/intent.ts'
import type { ObsState, SceneItem } from '#shared/model/obs.ts'
import { drawnScenes, itemsOf } from './closure.ts'
import type { Fact, Violation } from './guard.ts'
import { isPlaced } from './placement.ts'

/** The kind of input that carries an overlay. */
export const overlayKind = 'image_source'

/** What is wrong with the input that carries an overlay: its kind, its picture, its filters. */
export function checkOverlayInput(
  obs: ObsState,
  overlay: Pick<PlacedOverlay, 'input' | 'picture'>,
): readonly Fact[] {
  if (!obs.inputNames.known) return ['unknown']
  const input = obs.inputs.get(overlay.input)
  if (input === undefined || isOrphan(obs, overlay.input)) return ['input-missing']
  if (input.kind !== overlayKind) return ['wrong-kind']
  const facts: Fact[] = []
  const { settings } = input
  if (!settings.known) facts.push('unknown')
  else if (settings.value.file !== overlay.picture.file || settings.value.unload === true)
    facts.push('wrong-picture')
  if (obs.beside.spoilt.includes(overlay.picture.file)) facts.push('picture-overwritten')
  const filters = obs.filters.get(overlay.input)
  if (filters === undefined || !filters.known) facts.push('unknown')
  else if (filters.value.some((filter) => filter.enabled)) facts.push('filtered')
  return facts
}

/**
 * An input that no scene holds. OBS still lists a deleted input, and keeps its name taken, until every scene that held
 * it has been rendered once; nothing can be made of it, so it counts as gone.
 */
export function isOrphan(obs: ObsState, input: string): boolean {
  return [...obs.scenes.values()].every(
    ({ items }) => items.known && !items.value.some(({ source }) => source === input),
  )
}

/**
 * What is wrong with an overlay's item in one scene.
 * @param wanted.above inputs that belong over it: the label over the notice, both over the card
 */
function checkOverlayItem(
  items: readonly SceneItem[],
  overlay: PlacedOverlay,
  wanted: { readonly enabled: boolean; readonly above: readonly string[] },
): readonly Fact[] {
  const mine = items.filter((item) => item.source === overlay.input)
  const item = mine.at(-1)
  if (item === undefined) return ['item-missing']
  const facts: Fact[] = []
  if (mine.length > 1) facts.push('item-doubled')
  if (item.enabled !== wanted.enabled) facts.push(wanted.enabled ? 'item-hidden' : 'item-shown')
  if (items.slice(items.indexOf(item) + 1).some(({ source }) => !wanted.above.includes(source)))
    facts.push('item-covered')
  if (!isPlaced(item, overlay)) facts.push('item-moved')
  if (item.blendMode !== 'OBS_BLEND_NORMAL') facts.push('item-blended')
  if (wanted.enabled) {
    const { sourceWidth, sourceHeight } = item.transform
    if (sourceWidth === 0 || sourceHeight === 0) facts.push('not-loaded')
    else if (sourceWidth !== overlay.picture.width || sourceHeight !== overlay.picture.height)
      facts.push('wrong-picture')
  }
  return facts
}

/** Filters on a scene, or on a scene or group that it draws, change what the viewer sees of everything in it. */
export function filteredScene(obs: ObsState, scene: string): 'unknown' | 'scene-filtered' | null {
  const filters = obs.filters.get(scene)
  if (filters === undefined || !filters.known) return 'unknown'
  return filters.value.some((filter) => filter.enabled) ? 'scene-filtered' : null
}

/** True where the scene is what viewers see now, or lies inside it, or may. */
export function isOnAir(obs: ObsState, scene: string): boolean {
  return !obs.programme.known || drawnScenes(obs, obs.programme.value).includes(scene)
}

/** Checks an overlay in every scene; `enabledIn` says where it must show. */
export function checkInScenes(
  obs: ObsState,
  guard: GuardId,
  overlay: PlacedOverlay,
  enabledIn: (scene: string) => boolean,
  above: readonly string[],
): readonly Violation[] {
  if (!obs.sceneNames.known) return [{ guard, fact: 'unknown', where: '', onAir: true }]
  const violations: Violation[] = []
  for (const scene of obs.sceneNames.value) {
    const enabled = enabledIn(scene)
    const onAir = isOnAir(obs, scene)
    const items = itemsOf(obs, scene)
    const facts = items === null ? ['unknown' as const] : checkOverlayItem(items, overlay, { enabled, above })
    for (const fact of facts) violations.push({ guard, fact, where: scene, onAir })
    const filtered = enabled ? filteredScene(obs, scene) : null
    if (filtered !== null) violations.push({ guard, fact: filtered, where: scene, onAir })
  }
  return violations
}
