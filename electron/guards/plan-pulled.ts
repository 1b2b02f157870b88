import type { Intent } from '#shared/model/intent.ts'
import type { ObsState } from '#shared/model/obs.ts'
import { itemsOf } from './closure.ts'
import type { Violation } from './guard.ts'
import { onItem, type PlannedRequest } from './request.ts'

/** Hides every shown item of a pulled source in the scenes and groups concerned. */
export function planPulled(
  violations: readonly Violation[],
  obs: ObsState,
  intent: Intent,
): readonly PlannedRequest[] {
  return violations
    .filter(({ fact }) => fact === 'item-shown')
    .flatMap(({ where }) =>
      (itemsOf(obs, where) ?? [])
        .filter(({ source, enabled }) => enabled && intent.pull.includes(source))
        .map(({ id }) => onItem('SetSceneItemEnabled', where, { id }, { sceneItemEnabled: false })),
    )
}
