import type { GuardId } from '#shared/model/guards.ts'
import type { Intent } from '#shared/model/intent.ts'
import type { ObsState } from '#shared/model/obs.ts'
import { itemsOf, needsLabel } from './closure.ts'
import type { Violation } from './guard.ts'

/** What pulling would take out of the picture, by guard: what must be labelled, and what nobody declared. */
export function pullable(
  violations: readonly Violation[],
  obs: ObsState,
  intent: Intent,
): ReadonlyMap<GuardId, readonly string[]> {
  const undeclared = violations.flatMap(({ fact, where }) => (fact === 'undeclared' ? [where] : []))
  const sources = new Set(
    [...obs.scenes.keys()].flatMap((scene) => itemsOf(obs, scene) ?? []).map(({ source }) => source),
  )
  const labelled = [...sources].filter((source) => needsLabel(obs, source, intent))
  const byGuard: readonly (readonly [GuardId, readonly string[]])[] = [
    ['label', labelled],
    ['undeclared', undeclared],
  ]
  return new Map(byGuard.filter(([, names]) => names.length > 0))
}
