import type { BlendMode } from '#shared/model/obs.ts'
import { RequestRefused, status } from '../protocol.ts'
import { event } from '../world/events.ts'
import { itemIn, named, withItem, withSource } from '../world/sources.ts'
import type { Handler } from '../world/step.ts'
import { readTransform, sameCrop, transformChanged, workedOut } from '../world/transform.ts'
import type { Item, World } from '../world/world.ts'
import { flag, number, object, text } from './fields.ts'

const blendModes: readonly string[] = [
  'OBS_BLEND_NORMAL',
  'OBS_BLEND_ADDITIVE',
  'OBS_BLEND_SUBTRACT',
  'OBS_BLEND_SCREEN',
  'OBS_BLEND_MULTIPLY',
  'OBS_BLEND_LIGHTEN',
  'OBS_BLEND_DARKEN',
]

/** A repair that follows a hide within this time can run into OBS's lie. */
const lieWindowMilliseconds = 500

function isBlendMode(value: string): value is BlendMode {
  return blendModes.includes(value)
}

export const setSceneItemEnabled: Handler = (world, data, senses) => {
  const { scene, item } = itemIn(world, data)
  const enabled = flag(data, 'sceneItemEnabled')
  if (enabled === item.enabled) return {}
  const changed = event('SceneItemEnableStateChanged', {
    ...named(world, 'scene', scene.id),
    sceneItemId: item.id,
    sceneItemEnabled: enabled,
  })
  const repair = enabled && item.disabledAt !== null && senses.now - item.disabledAt <= lieWindowMilliseconds
  if (repair && world.rules.lies.enableEvents > 0) {
    // OBS signals before it applies; when two clients race, the event can name a state that loses.
    return { world: oneLieLess(world), events: [changed] }
  }
  const next: Item = { ...item, enabled, disabledAt: enabled ? null : senses.now }
  return { world: withItem(world, scene, next), events: [changed] }
}

function oneLieLess(world: World): World {
  const lies = { ...world.rules.lies, enableEvents: world.rules.lies.enableEvents - 1 }
  return { ...world, rules: { ...world.rules, lies } }
}

export const setSceneItemLocked: Handler = (world, data) => {
  const { scene, item } = itemIn(world, data)
  const locked = flag(data, 'sceneItemLocked')
  if (locked === item.locked) return {}
  return {
    world: withItem(world, scene, { ...item, locked }),
    events: [
      event('SceneItemLockStateChanged', {
        ...named(world, 'scene', scene.id),
        sceneItemId: item.id,
        sceneItemLocked: locked,
      }),
    ],
  }
}

export const setSceneItemIndex: Handler = (world, data) => {
  const { scene, item } = itemIn(world, data)
  const wanted = number(data, 'sceneItemIndex', 0, 8192)
  const others = scene.items.filter((one) => one.id !== item.id)
  const items = others.toSpliced(Math.min(wanted, others.length), 0, item)
  return {
    world: withSource(world, { ...scene, items }),
    events: [
      event('SceneItemListReindexed', {
        ...named(world, 'scene', scene.id),
        sceneItems: items.map(({ id }, sceneItemIndex) => ({ sceneItemId: id, sceneItemIndex })),
      }),
    ],
  }
}

/** OBS tells nothing of a blend mode but a transform that has not changed, and that only when it is rendered. */
export const setSceneItemBlendMode: Handler = (world, data) => {
  const { scene, item } = itemIn(world, data)
  const blendMode = text(data, 'sceneItemBlendMode')
  if (!isBlendMode(blendMode)) {
    throw new RequestRefused(status.invalidRequestField, 'The field sceneItemBlendMode has an invalid value.')
  }
  return { world: withItem(world, scene, { ...item, blendMode, unrendered: true }) }
}

/** A placement is worked out and told at once, a crop only when the scene is rendered. */
export const setSceneItemTransform: Handler = (world, data) => {
  const { scene, item } = itemIn(world, data)
  const asked = readTransform(object(data, 'sceneItemTransform'), item)
  const recropped = asked.cropped && !sameCrop(asked.crop, item.crop)
  const placed: Item = asked.placed ? workedOut(world, { ...item, placement: asked.placement }) : item
  const next: Item = recropped ? { ...placed, crop: asked.crop, unrendered: true } : placed
  return {
    world: withItem(world, scene, next),
    events: asked.placed ? [transformChanged(world, scene, placed)] : [],
  }
}
