import type { Intent } from '#shared/model/intent.ts'
import type { SceneItem } from '#shared/model/obs.ts'
import { isPrepared } from '#shared/rules/session.ts'
import { itemsOf } from './closure.ts'
import { type Fact, type Guard, violation } from './guard.ts'
import { checkOverlayInput, filteredScene } from './overlay-check.ts'
import { ownInputNames } from './own-inputs.ts'
import { isPlaced } from './placement.ts'

/**
 * The safe scene is there before it is needed, and is the programme while it is asked for. It needs nothing but OBS: one
 * picture that fills the canvas, unfiltered, and nothing else that shows.
 */
export const safeSceneGuard: Guard = {
  id: 'safe-scene',
  isWanted: (intent) => isPrepared(intent.phase),
  check(obs, intent) {
    if (!isPrepared(intent.phase)) return []
    const { name, input, picture, on } = intent.safeScene
    const violated = (fact: Fact, where: string) => violation(this.id, fact, where, on)
    if (!obs.sceneNames.known) return [violated('unknown', name)]
    if (!obs.sceneNames.value.includes(name)) return [violated('scene-missing', name)]
    const ofInput = checkOverlayInput(obs, { input, picture }).map((fact) => violated(fact, input))
    const items = itemsOf(obs, name)
    const ofItems: readonly Fact[] = items === null ? ['unknown'] : itemFacts(items, intent)
    const filtered = filteredScene(obs, name)
    const isAway = on && !(obs.programme.known && obs.programme.value === name)
    const ofScene = [
      ...ofItems,
      ...(filtered === null ? [] : [filtered]),
      ...(isAway ? (['not-on-air'] as const) : []),
    ]
    return [...ofInput, ...ofScene.map((fact) => violated(fact, name))]
  },
}

function itemFacts(items: readonly SceneItem[], intent: Intent): readonly Fact[] {
  const { input } = intent.safeScene
  const background = items.find((item) => item.source === input)
  const shows = items.some(({ source, enabled }) => enabled && isForeign(source, intent))
  const others: readonly Fact[] = shows ? ['not-alone'] : []
  if (background === undefined) return ['item-missing', ...others]
  const facts: Fact[] = [...others]
  if (!background.enabled) facts.push('item-hidden')
  if (!isPlaced(background, safePicture(intent))) facts.push('item-moved')
  if (background.blendMode !== 'OBS_BLEND_NORMAL') facts.push('item-blended')
  return facts
}

/** The picture in its place: it was drawn as large as the canvas. */
export function safePicture({ safeScene }: Intent) {
  const { input, picture } = safeScene
  return { input, picture, at: { x: 0, y: 0, width: picture.width, height: picture.height } }
}

/** What is none of the studio's has no place in the safe scene; to its own inputs the other guards see. */
export function isForeign(source: string, intent: Intent): boolean {
  return !ownInputNames(intent).includes(source)
}
