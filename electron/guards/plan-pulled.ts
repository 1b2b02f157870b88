import type { Intent } from '#shared/model/intent.ts'
import type { ObsState } from '#shared/model/obs.ts'
import type { Violation } from './guard.ts'
import { hideItems } from './plan-hidden.ts'
import type { PlannedRequest } from './request.ts'

/** Hides every shown item of a pulled source in the scenes and groups concerned. */
export function planPulled(
  violations: readonly Violation[],
  obs: ObsState,
  intent: Intent,
): readonly PlannedRequest[] {
  return violations
    .filter(({ fact }) => fact === 'item-shown')
    .flatMap(({ where }) => hideItems(obs, where, (source) => intent.pull.includes(source)))
}
