import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import type { Words } from '#shared/model/words.ts'
import type { OverlayFonts } from './fonts.ts'
import { type Size, shortestSide } from './geometry.ts'
import { designSide, palette } from './palette.ts'
import { createPen, type TextStyle } from './pen.ts'
import { createSheet } from './sheet.ts'

export type SafeSceneSpec = {
  readonly canvas: Size
  readonly roomName: string
  readonly said?: Words
}

export type SafeSceneDrawing = { readonly canvas: Canvas; readonly missing: readonly string[] }

const calmWords: Words = { zh: '直播稍后回来', en: 'We will be right back' }

/** The picture that fills the whole canvas while nothing else may be shown. Every pixel is opaque. */
export function drawSafeSceneCanvas(spec: SafeSceneSpec, fonts: OverlayFonts): SafeSceneDrawing {
  const { width, height } = spec.canvas
  const unit = shortestSide(spec.canvas) / designSide
  const scaled = (pixels: number): number => Math.round(pixels * unit)
  const said = spec.said ?? calmWords
  const sheet = createSheet(fonts)
  const middle = Math.round(height * 0.5)
  const writeCentred = (
    text: string,
    style: TextStyle,
    y: number,
    maxLines: number,
    leading: number,
  ): number => {
    const set = sheet.set(text, style, width * 0.84, maxLines)
    set.lines.forEach((line, index) => {
      const one = { ...set, lines: [line] }
      sheet.place(one, (width - sheet.widthOf(line, style)) / 2, y + index * leading, 0)
    })
    return y + (set.lines.length - 1) * leading
  }
  const headline: TextStyle = { size: scaled(104), weight: 'bold', colour: palette.paper }
  const below = writeCentred(said.zh, headline, middle + scaled(60), 2, scaled(130))
  const english: TextStyle = { size: scaled(44), weight: 'regular', colour: palette.nightMuted }
  writeCentred(said.en, english, below + scaled(92), 2, scaled(58))
  const room: TextStyle = { size: scaled(36), weight: 'regular', colour: palette.nightMuted }
  writeCentred(spec.roomName, room, height - scaled(96), 1, 0)

  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  drawCalm(context, spec.canvas, middle - scaled(300), unit)
  const pen = createPen(context, fonts)
  for (const line of sheet.lines) pen.write(line.glyphs, line.style, line.x, line.y)
  return { canvas, missing: sheet.missing() }
}

/** A dark ground, two still rings and a level beam: the sign of the house, at rest. */
function drawCalm(context: SKRSContext2D, canvas: Size, centre: number, unit: number): void {
  const x = canvas.width / 2
  context.fillStyle = palette.night
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = palette.nightRaised
  context.beginPath()
  context.arc(x, centre, 210 * unit, 0, Math.PI * 2)
  context.fill()
  context.fillStyle = palette.night
  context.beginPath()
  context.arc(x, centre, 132 * unit, 0, Math.PI * 2)
  context.fill()
  context.fillStyle = palette.accent
  context.beginPath()
  context.roundRect(x - 84 * unit, centre - 7 * unit, 168 * unit, 14 * unit, 7 * unit)
  context.fill()
  context.beginPath()
  context.arc(x, centre - 40 * unit, 17 * unit, 0, Math.PI * 2)
  context.fill()
}
