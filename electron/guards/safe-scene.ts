import { isPrepared } from '#shared/rules/session.ts'
import { itemsOf } from './closure.ts'
import type { Guard, Violation } from './guard.ts'
import { checkOverlayInput } from './overlay-check.ts'

/** The safe scene is there before it is needed, shows one picture, and is the programme while it is asked for. */
export const safeSceneGuard: Guard = {
  id: 'safe-scene',
  isWanted: (intent) => isPrepared(intent.phase),
  check(obs, intent) {
    if (!isPrepared(intent.phase)) return []
    const { name, input, picture, on } = intent.safeScene
    const violated = (fact: Violation['fact'], where: string): Violation => ({
      guard: this.id,
      fact,
      where,
      onAir: on,
    })
    if (!obs.sceneNames.known) return [violated('unknown', name)]
    if (!obs.sceneNames.value.includes(name)) return [violated('scene-missing', name)]
    const violations = checkOverlayInput(obs, { input, picture }).map((fact) => violated(fact, input))
    const items = itemsOf(obs, name)
    const background = items?.find((item) => item.source === input)
    if (items === null) violations.push(violated('unknown', name))
    else if (background === undefined) violations.push(violated('item-missing', name))
    else if (!background.enabled) violations.push(violated('item-hidden', name))
    if (on && !(obs.programme.known && obs.programme.value === name))
      violations.push(violated('not-on-air', name))
    return violations
  },
}
