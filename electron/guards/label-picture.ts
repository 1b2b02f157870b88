import type { Intent } from '#shared/model/intent.ts'
import type { ObsState } from '#shared/model/obs.ts'
import { whyLookedAtAgain } from '#shared/model/sight.ts'
import { isOut } from '#shared/rules/session.ts'
import { mayShowVirtualImage } from './closure.ts'
import { type Fact, type Violation, violation } from './guard.ts'

/**
 * What the programme's picture says of the label, once nothing else is wrong with it on air. It speaks of one scene and
 * one drawing: of another it says nothing. While a repair waits for its proof nothing is claimed.
 * @param seen what OBS's own answers have shown to be wrong
 */
export function checkInPicture(
  obs: ObsState,
  intent: Intent,
  seen: readonly Violation[],
): readonly Violation[] {
  const { label, probe, phase } = intent
  if (label === null || probe === null || !isOut(phase) || !obs.programme.known) return []
  const scene = obs.programme.value
  if (seen.some(({ onAir }) => onAir) || !mayShowVirtualImage(obs, scene, intent)) return []
  const violated = (fact: Fact) => [violation('label', fact, scene)]
  if (!obs.picture.known) return obs.picture.why === whyLookedAtAgain ? violated('unknown') : []
  const { value } = obs.picture
  const isOfThis = value.scene === scene && value.label?.picture === label.picture.sha256
  return isOfThis && value.label?.verdict === 'not-seen' ? violated('not-in-picture') : []
}
