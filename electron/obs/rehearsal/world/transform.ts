/** An item's transform: how obs-websocket tells it, which changes it accepts, and when OBS works it out. */

import { type Json, type ObsEvent, RequestRefused, status } from '../protocol.ts'
import { type Data, has, number, text } from '../requests/fields.ts'
import { event } from './events.ts'
import { named, sizeOf } from './sources.ts'
import { type Crop, type Item, nothing, type Placement, type SceneSource, type World } from './world.ts'

export const unplaced: Placement = {
  positionX: 0,
  positionY: 0,
  rotation: 0,
  scaleX: 1,
  scaleY: 1,
  alignment: 5,
  boundsType: 'OBS_BOUNDS_NONE',
  boundsAlignment: 0,
  boundsWidth: 0,
  boundsHeight: 0,
}

export const uncropped: Crop = { cropLeft: 0, cropTop: 0, cropRight: 0, cropBottom: 0 }

const boundsTypes = [
  'OBS_BOUNDS_NONE',
  'OBS_BOUNDS_STRETCH',
  'OBS_BOUNDS_SCALE_INNER',
  'OBS_BOUNDS_SCALE_OUTER',
  'OBS_BOUNDS_SCALE_TO_WIDTH',
  'OBS_BOUNDS_SCALE_TO_HEIGHT',
  'OBS_BOUNDS_MAX_ONLY',
]

/** As obs-websocket tells it: width and height are the scaled source's, whatever crop and bounds make of it. */
export function tellTransform(world: World, item: Item): Json {
  const source = sizeOf(world, item.source)
  return {
    ...item.placement,
    ...item.crop,
    sourceWidth: source.width,
    sourceHeight: source.height,
    width: Math.fround(source.width * item.placement.scaleX),
    height: Math.fround(source.height * item.placement.scaleY),
  }
}

export function transformChanged(world: World, scene: SceneSource, item: Item): ObsEvent {
  return event('SceneItemTransformChanged', {
    ...named(world, 'scene', scene.id),
    sceneItemId: item.id,
    sceneItemTransform: tellTransform(world, item),
  })
}

/** The placement and crop that a request asks for, with the untouched fields as they were; refuses nonsense. */
export function readTransform(
  data: Data,
  item: Item,
): {
  readonly placement: Placement
  readonly crop: Crop
  readonly placed: boolean
  readonly cropped: boolean
} {
  let placement = item.placement
  let crop = item.crop
  let placed = false
  let cropped = false
  const place = (field: keyof Placement, min: number, max: number) => {
    if (!has(data, field)) return
    placement = { ...placement, [field]: Math.fround(number(data, field, min, max)) }
    placed = true
  }
  const cut = (field: keyof Crop) => {
    if (!has(data, field)) return
    crop = { ...crop, [field]: Math.trunc(number(data, field, 0, 100_000)) }
    cropped = true
  }
  place('positionX', -90_001, 90_001)
  place('positionY', -90_001, 90_001)
  place('rotation', -360, 360)
  place('scaleX', -Infinity, Infinity)
  place('scaleY', -Infinity, Infinity)
  place('alignment', 0, Infinity)
  if (has(data, 'boundsType')) {
    const boundsType = text(data, 'boundsType')
    if (!boundsTypes.includes(boundsType)) {
      throw new RequestRefused(status.invalidRequestField, 'The field `boundsType` has an invalid value.')
    }
    placement = { ...placement, boundsType }
    placed = true
  }
  place('boundsAlignment', 0, Infinity)
  place('boundsWidth', 1, 90_001)
  place('boundsHeight', 1, 90_001)
  for (const field of ['cropLeft', 'cropTop', 'cropRight', 'cropBottom'] as const) cut(field)
  if (!placed && !cropped) {
    throw new RequestRefused(status.cannotAct, 'You have not provided any valid transform changes.')
  }
  return { placement, crop, placed, cropped }
}

/** The item with its transform worked out now, which is when OBS reports it. */
export function workedOut(world: World, item: Item): Item {
  return { ...item, seenSize: sizeOf(world, item.source), unrendered: false }
}

export function newItem(id: number, source: number, enabled: boolean): Item {
  return {
    id,
    source,
    enabled,
    locked: false,
    blendMode: 'OBS_BLEND_NORMAL',
    placement: unplaced,
    crop: uncropped,
    seenSize: nothing,
    unrendered: false,
    disabledAt: null,
  }
}

export function sameCrop(one: Crop, other: Crop): boolean {
  return (
    one.cropLeft === other.cropLeft &&
    one.cropTop === other.cropTop &&
    one.cropRight === other.cropRight &&
    one.cropBottom === other.cropBottom
  )
}
