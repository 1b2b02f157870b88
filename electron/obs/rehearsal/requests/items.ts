import { type Json, type ObsEvent, RequestRefused, status } from '../protocol.ts'
import { event } from '../world/events.ts'
import { purge } from '../world/purge.ts'
import {
  anySource,
  contains,
  type ItemPlace,
  itemIn,
  named,
  nameOf,
  sceneIn,
  uuidOf,
  withItem,
  withSource,
} from '../world/sources.ts'
import type { Handler, Outcome } from '../world/step.ts'
import {
  newItem,
  sameCrop,
  tellTransform,
  transformChanged,
  uncropped,
  workedOut,
} from '../world/transform.ts'
import type { Item, SceneSource, SourceId, World } from '../world/world.ts'
import { has, optionalFlag, optionalNumber, text } from './fields.ts'

function tellItem(world: World, item: Item, sceneItemIndex: number): Json {
  const source = world.sources.get(item.source)
  const isScene = source?.type === 'scene'
  return {
    sceneItemId: item.id,
    sceneItemIndex,
    sceneItemEnabled: item.enabled,
    sceneItemLocked: item.locked,
    sceneItemTransform: tellTransform(world, item),
    sceneItemBlendMode: item.blendMode,
    sourceName: source?.name ?? '',
    ...(world.rules.dialect === '5.1' ? {} : { sourceUuid: uuidOf(item.source) }),
    sourceType: isScene ? 'OBS_SOURCE_TYPE_SCENE' : 'OBS_SOURCE_TYPE_INPUT',
    inputKind: source?.type === 'input' ? source.kind : null,
    isGroup: isScene ? source.group !== null : null,
  }
}

function tellItems(world: World, scene: SceneSource): Outcome {
  return { data: { sceneItems: scene.items.map((item, index) => tellItem(world, item, index)) } }
}

export const getSceneItemList: Handler = (world, data) => tellItems(world, sceneIn(world, data))

export const getGroupSceneItemList: Handler = (world, data) => tellItems(world, sceneIn(world, data, 'group'))

export const getSceneItemId: Handler = (world, data) => {
  const scene = sceneIn(world, data, 'scene or group')
  const name = text(data, 'sourceName')
  const offset = optionalNumber(data, 'searchOffset', -1) ?? 0
  const found = scene.items.filter((item) => nameOf(world, item.source) === name)
  const item = offset === -1 ? found.at(-1) : found[offset]
  if (item === undefined) {
    throw new RequestRefused(
      status.resourceNotFound,
      'No scene items were found in the specified scene by that name or offset.',
    )
  }
  return { data: { sceneItemId: item.id } }
}

/** Puts a source on top of a scene and tells it in OBS's order. */
export function addItem(
  world: World,
  sceneId: SourceId,
  source: SourceId,
  enabled: boolean,
  like?: Item,
): { readonly world: World; readonly id: number; readonly events: readonly ObsEvent[] } {
  const scene = world.sources.get(sceneId)
  if (scene?.type !== 'scene' || world.sources.get(source)?.removed !== false) throw cannotCreate()
  if (contains(world, source, sceneId)) throw cannotCreate()
  const id = scene.nextItemId
  const item = { ...newItem(id, source, enabled), ...like, id, source, enabled }
  const next = withSource(world, { ...scene, items: [...scene.items, item], nextItemId: id + 1 })
  const of = named(world, 'scene', sceneId)
  const events = [
    event('SceneItemCreated', {
      ...of,
      ...named(world, 'source', source),
      sceneItemId: id,
      sceneItemIndex: scene.items.length,
    }),
    ...(enabled
      ? []
      : [event('SceneItemEnableStateChanged', { ...of, sceneItemId: id, sceneItemEnabled: false })]),
    event('SceneItemSelected', { ...of, sceneItemId: id }),
  ]
  return { world: next, id, events }
}

function cannotCreate(): RequestRefused {
  return new RequestRefused(status.resourceCreationFailed, 'Failed to create the scene item.')
}

export const createSceneItem: Handler = (world, data) => {
  const scene = sceneIn(world, data, 'scene or group')
  const source = anySource(world, data)
  if (source.id === scene.id) {
    throw new RequestRefused(status.cannotAct, 'You cannot create scene item of a scene within itself.')
  }
  const enabled = optionalFlag(data, 'sceneItemEnabled') ?? true
  const added = addItem(world, scene.id, source.id, enabled)
  return { world: added.world, data: { sceneItemId: added.id }, events: added.events }
}

export const removeSceneItem: Handler = (world, data) => {
  const { scene, item } = itemIn(world, data)
  const items = scene.items.filter((one) => one.id !== item.id)
  const purged = purge(withSource(world, { ...scene, items }))
  const removed = event('SceneItemRemoved', {
    ...named(world, 'scene', scene.id),
    ...named(world, 'source', item.source),
    sceneItemId: item.id,
  })
  return { world: purged.world, events: [removed, ...purged.events] }
}

export const duplicateSceneItem: Handler = (world, data) => {
  const { scene, item } = itemIn(world, data)
  const target =
    has(data, 'destinationSceneName') || has(data, 'destinationSceneUuid')
      ? sceneIn(world, data, 'scene', 'destinationScene')
      : scene
  // The copy's crop is worked out, and told, only when it is rendered; so OBS tells its placement without it first.
  const like: Item = { ...item, crop: uncropped, locked: false, blendMode: 'OBS_BLEND_NORMAL' }
  const added = addItem(world, target.id, item.source, item.enabled, like)
  const place = itemIn(added.world, { sceneName: target.name, sceneItemId: added.id })
  const told = workedOut(added.world, place.item)
  const cropped = { ...told, crop: item.crop, unrendered: !sameCrop(item.crop, uncropped) }
  return {
    world: withItem(added.world, place.scene, cropped),
    data: { sceneItemId: added.id },
    events: [...added.events, transformChanged(added.world, place.scene, told)],
  }
}

/** A getter of one value of one item. */
function telling(tell: (place: ItemPlace, world: World) => Json): Handler {
  return (world, data) => ({ data: tell(itemIn(world, data), world) })
}

export const getSceneItemEnabled = telling(({ item }) => ({ sceneItemEnabled: item.enabled }))
export const getSceneItemLocked = telling(({ item }) => ({ sceneItemLocked: item.locked }))
export const getSceneItemIndex = telling(({ index }) => ({ sceneItemIndex: index }))
export const getSceneItemBlendMode = telling(({ item }) => ({ sceneItemBlendMode: item.blendMode }))
export const getSceneItemTransform = telling(({ item }, world) => ({
  sceneItemTransform: tellTransform(world, item),
}))
