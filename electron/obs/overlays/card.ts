import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import { type CardLayout, layOutCard } from './card-layout.ts'
import type { CardSpec, ShortenedText } from './card-spec.ts'
import type { OverlayFonts } from './fonts.ts'
import { clampArea, overlayZone } from './geometry.ts'
import { palette } from './palette.ts'
import { createPen } from './pen.ts'
import type { PlacedLine } from './sheet.ts'
import { drawThumbnail, loadThumbnail, type PictureProblem } from './thumbnail.ts'

export type CardDrawing = {
  readonly canvas: Canvas
  readonly missing: readonly string[]
  readonly shortened: readonly ShortenedText[]
  /** Why the placeholder was drawn instead of the picture that the card names; null where all is well. */
  readonly pictureProblem: PictureProblem | null
}

/**
 * The product card: a white panel as wide as the safe area allows, at most two thirds of it high.
 * @throws RangeError where the safe area is too small for the card and its notices.
 */
export async function drawCardCanvas(spec: CardSpec, fonts: OverlayFonts): Promise<CardDrawing> {
  const thumbnail = await loadThumbnail(spec.picture)
  const zone = overlayZone('card', clampArea(spec.safeArea, spec.canvas), spec.corner)
  const layout = layOutCard(spec, zone, fonts)
  const canvas = createCanvas(layout.size.width, layout.size.height)
  const context = canvas.getContext('2d')
  drawPanel(context, layout)
  drawThumbnail(context, thumbnail.image, layout.thumbnail, layout.unit)
  const pen = createPen(context, fonts)
  for (const line of layout.sheet.lines) {
    const end = pen.write(line.glyphs, line.style, line.x, line.y)
    if (line.struck) strike(context, line, end)
  }
  return {
    canvas,
    missing: layout.sheet.missing(),
    shortened: layout.shortened,
    pictureProblem: thumbnail.problem,
  }
}

function drawPanel(context: SKRSContext2D, layout: CardLayout): void {
  const { width, height } = layout.size
  context.beginPath()
  context.roundRect(0, 0, width, height, 28 * layout.unit)
  context.clip()
  context.fillStyle = palette.paper
  context.fillRect(0, 0, width, height)
  for (const plate of layout.sheet.plates) {
    context.fillStyle = plate.colour
    context.beginPath()
    context.roundRect(plate.x, plate.y, plate.width, plate.height, plate.radius)
    context.fill()
  }
}

function strike(context: SKRSContext2D, line: PlacedLine, end: number): void {
  const thickness = Math.max(2, Math.round(line.style.size * 0.07))
  context.fillStyle = line.style.colour
  context.fillRect(line.x - 2, Math.round(line.y - line.style.size * 0.36), end - line.x + 4, thickness)
}
