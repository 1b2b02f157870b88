import type { PlacedOverlay } from '#shared/model/intent.ts'
import type { SceneItem, Transform } from '#shared/model/obs.ts'

/** OBS_ALIGN_LEFT | OBS_ALIGN_TOP: the position is the item's top left corner. */
const topLeft = 5

/** OBS keeps transforms as 32-bit floats. */
const tolerance = 0.01

type Settable = Pick<
  Transform,
  | 'positionX'
  | 'positionY'
  | 'rotation'
  | 'scaleX'
  | 'scaleY'
  | 'alignment'
  | 'boundsType'
  | 'cropLeft'
  | 'cropTop'
  | 'cropRight'
  | 'cropBottom'
>

/** The transform of an overlay: drawn at canvas size, so placed without scale, crop, bounds or rotation. */
export function placementOf(overlay: PlacedOverlay): Settable {
  return {
    positionX: overlay.at.x,
    positionY: overlay.at.y,
    rotation: 0,
    scaleX: 1,
    scaleY: 1,
    alignment: topLeft,
    boundsType: 'OBS_BOUNDS_NONE',
    cropLeft: 0,
    cropTop: 0,
    cropRight: 0,
    cropBottom: 0,
  }
}

/** Whether the item stands where the overlay belongs. */
export function isPlaced(item: SceneItem, overlay: PlacedOverlay): boolean {
  const wanted = placementOf(overlay)
  const seen = item.transform
  return (
    near(seen.positionX, wanted.positionX) &&
    near(seen.positionY, wanted.positionY) &&
    near(seen.rotation, wanted.rotation) &&
    near(seen.scaleX, wanted.scaleX) &&
    near(seen.scaleY, wanted.scaleY) &&
    seen.alignment === wanted.alignment &&
    seen.boundsType === wanted.boundsType &&
    seen.cropLeft === 0 &&
    seen.cropTop === 0 &&
    seen.cropRight === 0 &&
    seen.cropBottom === 0
  )
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= tolerance
}
