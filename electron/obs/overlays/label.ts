import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import type { Rectangle } from '#shared/model/intent.ts'
import { measureInk } from '#shared/rules/pixels.ts'
import type { OverlayFonts } from './fonts.ts'
import { type Corner, clampArea, overlayZone, type Size, shortestSide } from './geometry.ts'
import { type Glyph, missingCharacters, splitGlyphs } from './glyphs.ts'
import { palette } from './palette.ts'
import { createPen, type TextStyle } from './pen.ts'
import { wrapGlyphs } from './wrap.ts'

export type LabelSpec = {
  /** From the pack; the wording must name both AI and generation (GB 45438-2025). */
  readonly text: string
  readonly canvas: Size
  /** Where the platform covers nothing, in canvas pixels. */
  readonly safeArea: Rectangle
  readonly corner?: Corner
  /** The least height of the drawn characters as a share of the canvas's shortest side, from the pack: 0.05. */
  readonly shortestSideShare: number
}

export type LabelDrawing = {
  readonly canvas: Canvas
  /** Height in pixels of the lowest run of letters, digits or Han; see `inkHeightAt`. */
  readonly inkHeight: number
  readonly missing: readonly string[]
}

/**
 * How much taller than the law asks: an output that is scaled down smears a row at the top and at the bottom, which on
 * a 360-pixel output is 6 % of an 18-pixel character.
 */
const outputMargin = 1.08

/**
 * The AI label: opaque black plate, white bold characters, a whole number of canvas pixels, up to three lines.
 * @throws RangeError where the text has no character that can be measured or is too long for the safe area.
 */
export function drawLabelCanvas(spec: LabelSpec, fonts: OverlayFonts): LabelDrawing {
  const glyphs = splitGlyphs(spec.text, fonts.coverage)
  const required = Math.ceil(shortestSide(spec.canvas) * spec.shortestSideShare * outputMargin)
  const { style, inkHeight } = sizeFor(glyphs, required, fonts)
  const padding = { x: Math.round(style.size * 0.34), y: Math.round(style.size * 0.26) }
  const zone = overlayZone('label', clampArea(spec.safeArea, spec.canvas), spec.corner)
  const block = setBlock(glyphs, style, zone.width - padding.x * 2, fonts)
  const size = { width: block.ink.width + padding.x * 2, height: block.ink.height + padding.y * 2 }
  if (block.shortened || size.height > zone.height || size.width > zone.width) {
    throw new RangeError(
      `The label "${spec.text}" does not fit legibly into ${zone.width}x${zone.height} of the safe area`,
    )
  }
  const canvas = createCanvas(size.width, size.height)
  const context = canvas.getContext('2d')
  context.fillStyle = palette.ink
  context.beginPath()
  context.roundRect(0, 0, size.width, size.height, Math.round(style.size * 0.16))
  context.fill()
  writeBlock(context, block, style, { x: padding.x - block.ink.x, y: padding.y - block.ink.y }, fonts)
  return { canvas, inkHeight, missing: missingCharacters(glyphs) }
}

type Block = {
  readonly lines: readonly (readonly Glyph[])[]
  readonly shortened: boolean
  /** Around all lines, relative to the first line's pen position and baseline. */
  readonly ink: Rectangle
}

/** Breaks the text into as few lines as the width allows, then narrows them until they are about equally long. */
function setBlock(glyphs: readonly Glyph[], style: TextStyle, maxWidth: number, fonts: OverlayFonts): Block {
  const pen = createPen(createCanvas(1, 1).getContext('2d'), fonts)
  const wrap = (width: number) => wrapGlyphs(glyphs, (run) => pen.measure(run, style), width, 3)
  let best = wrap(maxWidth)
  for (let width = maxWidth - style.size / 4; best.lines.length > 1; width -= style.size / 4) {
    const narrower = wrap(width)
    if (narrower.shortened || narrower.lines.length > best.lines.length) break
    best = narrower
  }
  return { ...best, ink: inkOf(best.lines, style, fonts) }
}

function writeBlock(
  context: SKRSContext2D,
  { lines }: Pick<Block, 'lines'>,
  style: TextStyle,
  at: { readonly x: number; readonly y: number },
  fonts: OverlayFonts,
): void {
  const pen = createPen(context, fonts)
  for (const [index, line] of lines.entries()) {
    pen.write(line, style, at.x, at.y + index * Math.round(style.size * 1.24))
  }
}

/** The smallest font size at which every run is at least `required` pixels tall. */
function sizeFor(
  glyphs: readonly Glyph[],
  required: number,
  fonts: OverlayFonts,
): { style: TextStyle; inkHeight: number } {
  const first = inkHeightAt(glyphs, required, fonts)
  if (first === 0) throw new RangeError('The label has no letter, digit or Han character: it says nothing')
  let size = Math.max(required, Math.floor((required * required) / first) - 2)
  for (;;) {
    const inkHeight = inkHeightAt(glyphs, size, fonts)
    if (inkHeight >= required) return { style: styleOf(size), inkHeight }
    size++
  }
}

/**
 * The height of the lowest run at a font size. Latin and Han are measured apart, since capitals are a fifth lower than
 * Han at the same size and the law asks it of the characters, not of the line; punctuation and spaces do not count.
 */
function inkHeightAt(glyphs: readonly Glyph[], size: number, fonts: OverlayFonts): number {
  const heights = scriptRuns(glyphs).map((run) => inkOf([run], styleOf(size), fonts).height)
  return heights.length === 0 ? 0 : Math.min(...heights)
}

function scriptRuns(glyphs: readonly Glyph[]): Glyph[][] {
  const runs: Glyph[][] = []
  let previous = ''
  for (const glyph of glyphs) {
    const script = scriptOf(glyph)
    if (script !== '' && script === previous) runs.at(-1)?.push(glyph)
    else if (script !== '') runs.push([glyph])
    previous = script
  }
  return runs
}

function scriptOf(glyph: Glyph): 'han' | 'letter' | '' {
  if (/^\p{Script=Han}/u.test(glyph.text)) return 'han'
  return /^[\p{Letter}\p{Number}]/u.test(glyph.text) ? 'letter' : ''
}

/** The ink of lines relative to the first one's pen position (x) and baseline (y). */
function inkOf(lines: Block['lines'], style: TextStyle, fonts: OverlayFonts): Rectangle {
  const origin = { x: style.size, y: style.size * 2 }
  const longest = Math.max(0, ...lines.map((line) => line.length))
  const width = style.size * (longest + 2)
  const height = style.size * (lines.length * 2 + 1)
  const context = createCanvas(width, height).getContext('2d')
  writeBlock(context, { lines }, { ...style, colour: '#000' }, origin, fonts)
  const pixels = context.getImageData(0, 0, width, height)
  const ink = measureInk(pixels, (_red, _green, _blue, alpha) => alpha >= 128)
  if (ink === null) return { x: 0, y: 0, width: 0, height: 0 }
  return { ...ink, x: ink.x - origin.x, y: ink.y - origin.y }
}

function styleOf(size: number): TextStyle {
  return { size, weight: 'bold', colour: palette.paper }
}
