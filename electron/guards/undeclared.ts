import type { Intent } from '#shared/model/intent.ts'
import type { ObsState } from '#shared/model/obs.ts'
import { isOut } from '#shared/rules/session.ts'
import { shownInputs } from './closure.ts'
import { type Fact, type Guard, violation } from './guard.ts'
import { judgeSource } from './judged-source.ts'
import { isOwnInput } from './own-inputs.ts'

/**
 * While the room is out nothing is shown of which nobody has said what it is: no source that was never declared, and
 * none that captures something else since. Only a person can mend it; where nobody answers, the ladder takes it out.
 */
export const undeclaredGuard: Guard = {
  id: 'undeclared',
  isWanted: (intent) => isOut(intent.phase),
  check(obs, intent) {
    if (!isOut(intent.phase)) return []
    const violated = (fact: Fact, where: string) => violation(this.id, fact, where)
    if (!obs.programme.known) return [violated('unknown', '')]
    const { inputs, unread } = shownInputs(obs, obs.programme.value)
    return [
      ...unread.map((scene) => violated('unknown', scene)),
      ...inputs.flatMap((name) => factOf(obs, name, intent).map((fact) => violated(fact, name))),
    ]
  },
}

/** An input that OBS lists nowhere is on its way in or out: its items say more with the next reading. */
function factOf(obs: ObsState, name: string, intent: Intent): readonly Fact[] {
  const input = obs.inputs.get(name)
  if (input === undefined || isOwnInput(input, intent)) return []
  const { line, isOpen, family } = judgeSource(input, intent.sources)
  if (family === 'sound') return []
  if (line === null) return ['unknown']
  return isOpen ? ['undeclared'] : []
}
