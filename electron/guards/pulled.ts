import { isPrepared } from '#shared/rules/session.ts'
import { itemsOf } from './closure.ts'
import { type Guard, type Violation, violation } from './guard.ts'
import { isOnAir } from './overlay-check.ts'

/**
 * Sources that were pulled are hidden: every item of them, in every scene and group, so that no change of scene brings
 * one back. Who pulls (the ladder, a policy on sources that nobody declared) is not this guard's business.
 */
export const pulledGuard: Guard = {
  id: 'pulled',
  isWanted: (intent) => intent.pull.length > 0 && isPrepared(intent.phase),
  check(obs, intent) {
    if (!this.isWanted(intent)) return []
    if (!obs.sceneNames.known) return [violation(this.id, 'unknown', '')]
    const pulled = new Set(intent.pull)
    return [...obs.scenes.keys()].flatMap((scene): readonly Violation[] => {
      const items = itemsOf(obs, scene)
      const fact = items === null ? 'unknown' : 'item-shown'
      const isFine = items?.every(({ source, enabled }) => !enabled || !pulled.has(source)) === true
      return isFine ? [] : [violation(this.id, fact, scene, isOnAir(obs, scene))]
    })
  },
}
