/** Where an item's picture lands on its scene: OBS's rules for scale, bounds, alignment and rotation, as one matrix. */
import type { Crop, Placement, Size } from '../world/world.ts'

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

type Fit = { readonly scaleX: number; readonly scaleY: number; readonly bounded: boolean }

/** The scale that the bounds make of the item's own; `size` is the source's after the item's crop. */
function fitted(placement: Placement, size: Size): Fit {
  const { scaleX, scaleY, boundsWidth, boundsHeight } = placement
  const scaledBy = (factor: number): Fit => ({
    scaleX: scaleX * factor,
    scaleY: scaleY * factor,
    bounded: true,
  })
  const byWidth = boundsWidth / (size.width * Math.abs(scaleX))
  const byHeight = boundsHeight / (size.height * Math.abs(scaleY))
  switch (placement.boundsType) {
    case 'OBS_BOUNDS_STRETCH':
      return { scaleX: boundsWidth / size.width, scaleY: boundsHeight / size.height, bounded: true }
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
      return { scaleX, scaleY, bounded: false }
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
  const { scaleX, scaleY, bounded } = fitted(placement, size)
  if (![scaleX, scaleY].every((scale) => Number.isFinite(scale) && scale !== 0)) return null
  // With their sign: what is mirrored lies on the other side of the point that it is aligned to, as in OBS 29.
  const scaled = { width: size.width * scaleX, height: size.height * scaleY }
  const box = bounded ? { width: placement.boundsWidth, height: placement.boundsHeight } : scaled
  const anchor = aligned(placement.alignment, box)
  const slack = { width: box.width - scaled.width, height: box.height - scaled.height }
  const inside = aligned(placement.boundsAlignment, slack)
  const x = inside.x - anchor.x
  const y = inside.y - anchor.y
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
