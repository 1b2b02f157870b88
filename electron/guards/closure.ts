import type { Intent } from '#shared/model/intent.ts'
import type { ObsState, SceneItem } from '#shared/model/obs.ts'
import { judgeSource } from './judged-source.ts'

/**
 * Whether a scene may show a virtual image: one lies in it, in a group or in a nested scene, visible or not (an item
 * that is hidden now is one click from the air), or a part of it cannot be read (and so may hold one). A source that
 * nobody declared and that looks like one counts: while in doubt, the label stands.
 */
export function mayShowVirtualImage(obs: ObsState, scene: string, intent: Intent): boolean {
  const pending = [scene]
  const visited = new Set(pending)
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const items = obs.scenes.get(name)?.items
    if (items === undefined || !items.known) return true
    for (const item of items.value) {
      if (needsLabel(obs, item.source, intent)) return true
      if (item.sourceType !== 'input' && !visited.has(item.source)) {
        visited.add(item.source)
        pending.push(item.source)
      }
    }
  }
  return false
}

/** Whether the label must stand for a source wherever it may show. */
export function needsLabel(obs: ObsState, source: string, { sources }: Intent): boolean {
  const input = obs.inputs.get(source)
  return input === undefined
    ? sources.declared[source]?.nature === 'virtual-image'
    : judgeSource(input, sources).needsLabel
}

/** Scenes and groups that a scene draws, itself first; what cannot be read ends there. */
export function drawnScenes(obs: ObsState, scene: string): readonly string[] {
  const names = [scene]
  const visited = new Set(names)
  for (const name of names) {
    const items = obs.scenes.get(name)?.items
    for (const item of items?.known === true ? items.value : []) {
      if (item.sourceType === 'input' || visited.has(item.source)) continue
      visited.add(item.source)
      names.push(item.source)
    }
  }
  return names
}

/** The items of a scene, bottom first; null while they cannot be read. */
export function itemsOf(obs: ObsState, scene: string): readonly SceneItem[] | null {
  const items = obs.scenes.get(scene)?.items
  return items?.known === true ? items.value : null
}

/** What a scene shows, and what of it cannot be told. */
export type ShownInputs = {
  readonly inputs: readonly string[]
  /** Scenes and groups whose items cannot be read. */
  readonly unread: readonly string[]
}

/** The inputs that a scene shows, itself or through what lies in it: what lies in an item that shows nothing is not shown. */
export function shownInputs(
  obs: ObsState,
  scene: string,
  shows: (item: SceneItem) => boolean = ({ enabled }) => enabled,
): ShownInputs {
  const scenes = [scene]
  const reached = new Set(scenes)
  const inputs = new Set<string>()
  const unread: string[] = []
  for (const name of scenes) {
    const items = itemsOf(obs, name)
    if (items === null) unread.push(name)
    for (const { source, sourceType } of (items ?? []).filter(shows)) {
      if (sourceType === 'input') inputs.add(source)
      else if (!reached.has(source)) {
        reached.add(source)
        scenes.push(source)
      }
    }
  }
  return { inputs: [...inputs], unread }
}
