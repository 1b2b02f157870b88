import { isOut } from '#shared/rules/session.ts'
import { type Fact, type Guard, violation } from './guard.ts'
import { microphonesOf, soundInputs } from './sound.ts'

/**
 * The host can be heard. A microphone that was heard and falls silent, one of the programme's where none is heard at
 * all, and the loss of every input of sound are told. Nothing is repaired: whoever mutes a microphone may have a reason.
 */
export const audioGuard: Guard = {
  id: 'audio',
  isWanted: (intent) => isOut(intent.phase),
  check(obs, intent) {
    if (!isOut(intent.phase)) return []
    const told = (fact: Fact, where: string) => violation(this.id, fact, where)
    const { stood } = obs.beside
    if (stood === null || !obs.inputNames.known || !obs.programme.known) return [told('unknown', 'audio')]
    const isGone = stood.hadSound && soundInputs(obs).length === 0
    const microphones = microphonesOf(obs)
    const isAnyHeard = microphones.some(({ isHeard }) => isHeard !== false)
    const silent = microphones.flatMap(({ name, isInScene, isHeard }) => {
      if (isHeard === null) return [told('unknown', name)]
      const isMissed = stood.heard.includes(name) || (isInScene && !isAnyHeard)
      return !isHeard && isMissed ? [told('microphone-muted', name)] : []
    })
    return isGone ? [told('sound-gone', ''), ...silent] : silent
  },
}
