import { isPrepared } from '#shared/rules/session.ts'
import { mayShowVirtualImage } from './closure.ts'
import { type Guard, violation } from './guard.ts'
import { checkInPicture } from './label-picture.ts'
import { checkInScenes, checkOverlayInput } from './overlay-check.ts'

/**
 * While a source that was declared a virtual image can be seen, the label is in the picture: present, shown, on top,
 * in its place, unfiltered, large enough, with the right picture. It lies ready in every other scene too. Where all that
 * is so and the programme's picture still lacks it, something that no request shows is wrong.
 */
export const labelGuard: Guard = {
  id: 'label',
  isWanted: (intent) => intent.label !== null && isPrepared(intent.phase),
  check(obs, intent) {
    const { label } = intent
    if (label === null || !isPrepared(intent.phase)) return []
    const inputFacts = checkOverlayInput(obs, label).map((fact) => violation(this.id, fact, label.input))
    const items = checkInScenes(obs, this.id, label, (scene) => mayShowVirtualImage(obs, scene, intent), [])
    const canvas = obs.canvas.known ? obs.canvas.value : null
    const shortest = canvas === null ? 0 : Math.min(canvas.baseWidth, canvas.baseHeight)
    const large = canvas !== null && label.inkHeight >= label.shortestSideShare * shortest
    const inside =
      canvas !== null &&
      label.at.x >= 0 &&
      label.at.y >= 0 &&
      label.at.x + label.at.width <= canvas.baseWidth &&
      label.at.y + label.at.height <= canvas.baseHeight
    const size =
      large && inside ? [] : [violation(this.id, canvas === null ? 'unknown' : 'too-small', label.input)]
    const facts = [...inputFacts, ...items, ...size]
    return [...facts, ...checkInPicture(obs, intent, facts)]
  },
}
