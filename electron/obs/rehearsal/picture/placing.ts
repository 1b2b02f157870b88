/** Where an item's picture lands on its scene: OBS's rules for scale, bounds, alignment and rotation, as one matrix. */
import type { Crop, Placement, Size } from '../world.ts'

/** As a canvas takes it: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

const side = { left: 1, right: 2, top: 4, bottom: 8 } as const

/** How much of an extent lies before the point that the alignment names; centre where it names neither side. */
function before(alignment: number, extent: number, first: number, last: number): number {
  if ((alignment & last) !== 0) return extent
  return (alignment & first) === 0 ? extent / 2 : 0
}

function aligned(alignment: number, box: Size): { readonly x: number; readonly y: number } {
  return {
    x: before(alignment, box.width, side.left, side.right),
    y: before(alignment, box.height, side.top, side.bottom),
  }
}

type Fit = { readonly scaleX: number; readonly scaleY: number; readonly box: Size }

/** `size` is the source's after the item's crop. */
function fitted(placement: Placement, size: Size): Fit {
  const { scaleX, scaleY } = placement
  const width = size.width * Math.abs(scaleX)
  const height = size.height * Math.abs(scaleY)
  const bounds = { width: placement.boundsWidth, height: placement.boundsHeight }
  const scaledBy = (factor: number): Fit => ({
    scaleX: scaleX * factor,
    scaleY: scaleY * factor,
    box: bounds,
  })
  const byWidth = bounds.width / width
  const byHeight = bounds.height / height
  switch (placement.boundsType) {
    case 'OBS_BOUNDS_STRETCH':
      return {
        scaleX: Math.sign(scaleX || 1) * (bounds.width / size.width),
        scaleY: Math.sign(scaleY || 1) * (bounds.height / size.height),
        box: bounds,
      }
    case 'OBS_BOUNDS_SCALE_INNER':
      return scaledBy(Math.min(byWidth, byHeight))
    case 'OBS_BOUNDS_SCALE_OUTER':
      return scaledBy(Math.max(byWidth, byHeight))
    case 'OBS_BOUNDS_SCALE_TO_WIDTH':
      return scaledBy(byWidth)
    case 'OBS_BOUNDS_SCALE_TO_HEIGHT':
      return scaledBy(byHeight)
    case 'OBS_BOUNDS_MAX_ONLY':
      return scaledBy(Math.min(1, byWidth, byHeight))
    default:
      return { scaleX, scaleY, box: { width, height } }
  }
}

export function sizeAfterCrop(source: Size, crop: Crop): Size {
  return {
    width: Math.max(0, source.width - crop.cropLeft - crop.cropRight),
    height: Math.max(0, source.height - crop.cropTop - crop.cropBottom),
  }
}

/** From the cropped source's pixels to the scene's; null where nothing of the source is left. */
export function placing(placement: Placement, size: Size): Matrix | null {
  if (size.width <= 0 || size.height <= 0) return null
  const { scaleX, scaleY, box } = fitted(placement, size)
  if (![scaleX, scaleY].every(Number.isFinite)) return null
  const anchor = aligned(placement.alignment, box)
  const slack = {
    width: box.width - size.width * Math.abs(scaleX),
    height: box.height - size.height * Math.abs(scaleY),
  }
  const inside = aligned(placement.boundsAlignment, slack)
  // A negative scale mirrors inside the box: the picture then grows from the box's other side.
  const x = inside.x - anchor.x + (scaleX < 0 ? size.width * -scaleX : 0)
  const y = inside.y - anchor.y + (scaleY < 0 ? size.height * -scaleY : 0)
  const angle = (placement.rotation * Math.PI) / 180
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  return [
    cos * scaleX,
    sin * scaleX,
    -sin * scaleY,
    cos * scaleY,
    placement.positionX + cos * x - sin * y,
    placement.positionY + sin * x + cos * y,
  ]
}
