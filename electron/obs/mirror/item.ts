import { z } from 'zod'
import type { SceneItem } from '#shared/model/obs.ts'
import type { ObsEvent } from './event.ts'
import { transform } from './transform.ts'

const listedItem = z
  .object({
    sceneItemId: z.number(),
    sceneItemIndex: z.number(),
    sourceName: z.string(),
    sourceType: z.string(),
    isGroup: z.boolean().nullable(),
    inputKind: z.string().nullable(),
    sceneItemEnabled: z.boolean(),
    sceneItemLocked: z.boolean(),
    sceneItemBlendMode: z.string(),
    sceneItemTransform: transform,
  })
  .transform((item): { readonly index: number; readonly value: SceneItem } => ({
    index: item.sceneItemIndex,
    value: {
      id: item.sceneItemId,
      source: item.sourceName,
      sourceType: item.isGroup ? 'group' : item.sourceType === 'OBS_SOURCE_TYPE_SCENE' ? 'scene' : 'input',
      inputKind: item.inputKind,
      enabled: item.sceneItemEnabled,
      locked: item.sceneItemLocked,
      blendMode: item.sceneItemBlendMode,
      transform: item.sceneItemTransform,
    },
  }))

/** GetSceneItemList and GetGroupSceneItemList. */
export const itemsAnswer = z
  .object({ sceneItems: z.array(listedItem) })
  .transform((answer) => answer.sceneItems)

/**
 * The items of `scene` after an event; the same array where the event does not concern them. An item that was created
 * is not added: the event says neither where it lies nor what it looks like, so the list must be read again.
 */
export function itemsAfter(
  scene: string,
  items: readonly SceneItem[],
  event: ObsEvent,
): readonly SceneItem[] {
  switch (event.type) {
    case 'InputNameChanged':
      return renamed(items, event.oldInputName, event.inputName)
    case 'SceneNameChanged':
      return renamed(items, event.oldSceneName, event.sceneName)
    case 'SceneItemRemoved':
      if (event.sceneName !== scene || !items.some((item) => item.id === event.sceneItemId)) return items
      return items.filter((item) => item.id !== event.sceneItemId)
    case 'SceneItemListReindexed':
      return event.sceneName === scene ? reindexed(items, event.sceneItems) : items
    case 'SceneItemEnableStateChanged':
      return changed(scene, items, event, { enabled: event.sceneItemEnabled })
    case 'SceneItemLockStateChanged':
      return changed(scene, items, event, { locked: event.sceneItemLocked })
    case 'SceneItemTransformChanged':
      return changed(scene, items, event, { transform: event.sceneItemTransform })
    default:
      return items
  }
}

function changed(
  scene: string,
  items: readonly SceneItem[],
  event: { readonly sceneName: string; readonly sceneItemId: number },
  change: Partial<SceneItem>,
): readonly SceneItem[] {
  if (event.sceneName !== scene || !items.some((item) => item.id === event.sceneItemId)) return items
  return items.map((item) => (item.id === event.sceneItemId ? { ...item, ...change } : item))
}

function renamed(items: readonly SceneItem[], before: string, after: string): readonly SceneItem[] {
  if (!items.some((item) => item.source === before)) return items
  return items.map((item) => (item.source === before ? { ...item, source: after } : item))
}

/** Items that the event does not name keep their order behind those that it does; a re-read settles them. */
function reindexed(
  items: readonly SceneItem[],
  order: readonly { readonly sceneItemId: number; readonly sceneItemIndex: number }[],
): readonly SceneItem[] {
  const place = new Map(order.map((entry) => [entry.sceneItemId, entry.sceneItemIndex]))
  const placeOf = (item: SceneItem) => place.get(item.id) ?? Number.MAX_SAFE_INTEGER
  return [...items].sort((one, other) => placeOf(one) - placeOf(other))
}
