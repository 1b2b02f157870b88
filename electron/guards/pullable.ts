import type { GuardId } from '#shared/model/guards.ts'
import type { Intent } from '#shared/model/intent.ts'
import type { ObsState, SceneItem } from '#shared/model/obs.ts'
import { itemsOf, mayShowVirtualImage } from './closure.ts'
import type { Violation } from './guard.ts'

/** What pulling would take out of the picture, by guard: what must be labelled. */
export function pullable(
  _violations: readonly Violation[],
  obs: ObsState,
  intent: Intent,
): ReadonlyMap<GuardId, readonly string[]> {
  const items = [...obs.scenes.keys()].flatMap((scene) => itemsOf(obs, scene) ?? [])
  const labelled = items.filter((item) => item.sourceType === 'input' && needsLabel(obs, item, intent))
  const names = [...new Set(labelled.map(({ source }) => source))]
  return new Map(names.length === 0 ? [] : [['label', names]])
}

function needsLabel(obs: ObsState, item: SceneItem, intent: Intent): boolean {
  const alone = { name: '', isGroup: false, items: { known: true as const, value: [item], at: 0 } }
  return mayShowVirtualImage({ ...obs, scenes: new Map([['', alone]]) }, '', intent)
}
