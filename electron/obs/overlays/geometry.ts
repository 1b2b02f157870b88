import type { Rectangle } from '#shared/model/intent.ts'

export type Size = { readonly width: number; readonly height: number }

/** Where an overlay belongs: the label into a corner of the safe area, the card to its bottom. */
export type OverlayKind = 'label' | 'card'

/** The label's corner, from the pack. */
export type Corner = 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right'

/**
 * The part of the safe area that belongs to one kind of overlay: the third at the label's edge to the label, the rest
 * to the card. The parts are disjoint, so a label and a card can never cover each other, whatever they say.
 */
export function overlayZone(kind: OverlayKind, safeArea: Rectangle, corner: Corner = 'top-left'): Rectangle {
  const third = Math.floor(safeArea.height / 3)
  const height = kind === 'label' ? third : safeArea.height - third
  const isUpper = (kind === 'label') === isTop(corner)
  return { ...safeArea, y: isUpper ? safeArea.y : safeArea.y + safeArea.height - height, height }
}

/**
 * Where a drawn picture goes on the canvas, in whole canvas pixels, never scaled: the label into its corner of the
 * platform's safe area, the card to the bottom left of what the label leaves.
 * @throws RangeError where the picture does not fit into its zone.
 */
export function placeOverlay(
  kind: OverlayKind,
  picture: Size,
  safeArea: Rectangle,
  corner: Corner = 'top-left',
): Rectangle {
  const zone = overlayZone(kind, safeArea, corner)
  if (picture.width > zone.width || picture.height > zone.height) {
    throw new RangeError(
      `The ${kind} is ${picture.width}x${picture.height} and does not fit into ${zone.width}x${zone.height} of the safe area`,
    )
  }
  const isRight = kind === 'label' && (corner === 'top-right' || corner === 'bottom-right')
  const isUpper = kind === 'label' && isTop(corner)
  return {
    x: isRight ? zone.x + zone.width - picture.width : zone.x,
    y: isUpper ? zone.y : zone.y + zone.height - picture.height,
    width: picture.width,
    height: picture.height,
  }
}

export function isTop(corner: Corner): boolean {
  return corner === 'top-left' || corner === 'top-right'
}

/** The safe area in whole pixels inside the canvas. */
export function clampArea(area: Rectangle, canvas: Size): Rectangle {
  const left = Math.max(0, Math.ceil(area.x))
  const top = Math.max(0, Math.ceil(area.y))
  const right = Math.min(canvas.width, Math.floor(area.x + area.width))
  const bottom = Math.min(canvas.height, Math.floor(area.y + area.height))
  return { x: left, y: top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) }
}

export function shortestSide(canvas: Size): number {
  return Math.min(canvas.width, canvas.height)
}
