import type { Rectangle } from '#shared/model/intent.ts'

export type Size = { readonly width: number; readonly height: number }

/** Where an overlay belongs: the label into a corner of the safe area's upper third, the card to its bottom. */
export type OverlayKind = 'label' | 'card'

export type Corner = 'top-left' | 'top-right'

/**
 * The part of the safe area that belongs to one kind of overlay. The parts are disjoint, so a label and a card can
 * never cover each other, whatever they say.
 */
export function overlayZone(kind: OverlayKind, safeArea: Rectangle): Rectangle {
  const third = Math.floor(safeArea.height / 3)
  return kind === 'label'
    ? { ...safeArea, height: third }
    : { ...safeArea, y: safeArea.y + third, height: safeArea.height - third }
}

/**
 * Where a drawn picture goes on the canvas, in whole canvas pixels, never scaled: the label at the top left (or right)
 * of the platform's safe area, the card at its bottom left.
 * @throws RangeError where the picture does not fit into its zone.
 */
export function placeOverlay(
  kind: OverlayKind,
  picture: Size,
  safeArea: Rectangle,
  corner: Corner = 'top-left',
): Rectangle {
  const zone = overlayZone(kind, safeArea)
  if (picture.width > zone.width || picture.height > zone.height) {
    throw new RangeError(
      `The ${kind} is ${picture.width}x${picture.height} and does not fit into ${zone.width}x${zone.height} of the safe area`,
    )
  }
  const right = zone.x + zone.width - picture.width
  const bottom = zone.y + zone.height - picture.height
  return {
    x: kind === 'label' && corner === 'top-right' ? right : zone.x,
    y: kind === 'label' ? zone.y : bottom,
    width: picture.width,
    height: picture.height,
  }
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
