import { type Canvas, createCanvas } from '@napi-rs/canvas'
import type { Rectangle } from '#shared/model/intent.ts'
import type { OverlayFonts } from './fonts.ts'
import { type Corner, clampArea, type Size, shortestSide } from './geometry.ts'
import { type AlreadyPlaced, type NoticeRoom, noticeRooms } from './notice-place.ts'
import { designSide, palette } from './palette.ts'
import { createPen } from './pen.ts'
import { createSheet, type Sheet } from './sheet.ts'

export type NoticeSpec = AlreadyPlaced & {
  /** What viewers must read; drawn whole, never shortened. */
  readonly text: string
  readonly canvas: Size
  /** Where the platform covers nothing, in canvas pixels. */
  readonly safeArea: Rectangle
  /** Where the label is, or would be. */
  readonly corner?: Corner
}

export type NoticeDrawing = {
  readonly canvas: Canvas
  readonly at: Rectangle
  readonly missing: readonly string[]
}

/** Sizes in pixels of the design; the largest type that fits is taken, and below the last one a notice is no notice. */
const design = { width: 1000, gap: 16, padding: 28, bar: 8, sizes: [40, 36, 32, 28], maxLines: 4 }

/**
 * A notice to viewers: an opaque plate as wide as the safe area allows, clear of the label.
 * @throws RangeError where the text does not fit legibly beside the label.
 */
export function drawNoticeCanvas(spec: NoticeSpec, fonts: OverlayFonts): NoticeDrawing {
  const unit = shortestSide(spec.canvas) / designSide
  const safeArea = clampArea(spec.safeArea, spec.canvas)
  const gap = Math.round(design.gap * unit)
  for (const room of noticeRooms(safeArea, spec, spec.corner ?? 'top-left', gap)) {
    for (const size of design.sizes) {
      const laidOut = layOut(spec.text, size, room, unit, fonts)
      if (laidOut === null) continue
      return { canvas: draw(laidOut, fonts), at: laidOut.at, missing: laidOut.sheet.missing() }
    }
  }
  throw new RangeError(
    `The notice "${spec.text}" does not fit legibly into ${safeArea.width}x${safeArea.height} of the safe area`,
  )
}

type LaidOut = { readonly at: Rectangle; readonly sheet: Sheet }

function layOut(
  text: string,
  designSize: number,
  room: NoticeRoom,
  unit: number,
  fonts: OverlayFonts,
): LaidOut | null {
  const sheet = createSheet(fonts)
  const size = Math.round(designSize * unit)
  const leading = Math.round(designSize * 1.36 * unit)
  const padding = Math.round(design.padding * unit)
  const width = Math.min(room.width, Math.round(design.width * unit))
  const style = { size, weight: 'bold', colour: palette.noticeInk } as const
  const set = sheet.set(text, style, width - padding * 3, design.maxLines)
  const height = set.lines.length * leading + padding
  if (set.shortened || width <= padding * 3 || height > room.height) return null
  const bar = Math.round(design.bar * unit)
  sheet.addPlate({ x: 0, y: 0, width, height, colour: palette.noticePlate, radius: padding / 2 })
  sheet.addPlate({
    x: padding,
    y: padding,
    width: bar,
    height: height - padding * 2,
    colour: palette.noticeBar,
    radius: bar / 2,
  })
  sheet.place(set, padding * 2, Math.round(padding / 2) + size, leading)
  const y = room.edge === 'top' ? room.y : room.y + room.height - height
  return { at: { x: room.x, y, width, height }, sheet }
}

function draw({ sheet, at }: LaidOut, fonts: OverlayFonts): Canvas {
  const canvas = createCanvas(at.width, at.height)
  const context = canvas.getContext('2d')
  for (const plate of sheet.plates) {
    context.fillStyle = plate.colour
    context.beginPath()
    context.roundRect(plate.x, plate.y, plate.width, plate.height, plate.radius)
    context.fill()
  }
  const pen = createPen(context, fonts)
  for (const line of sheet.lines) pen.write(line.glyphs, line.style, line.x, line.y)
  return canvas
}
