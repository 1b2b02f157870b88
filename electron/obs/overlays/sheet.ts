import { createCanvas } from '@napi-rs/canvas'
import type { Rectangle } from '#shared/model/intent.ts'
import type { OverlayFonts } from './fonts.ts'
import { type Glyph, missingCharacters, splitGlyphs } from './glyphs.ts'
import { createPen, type TextStyle } from './pen.ts'
import { wrapGlyphs } from './wrap.ts'

export type PlacedLine = {
  readonly glyphs: readonly Glyph[]
  readonly style: TextStyle
  readonly x: number
  /** The baseline. */
  readonly y: number
  readonly struck: boolean
}

type Plate = Rectangle & { readonly colour: string; readonly radius: number }

/** A text that was broken into lines but not placed yet. */
type SetText = {
  readonly lines: readonly (readonly Glyph[])[]
  readonly style: TextStyle
  readonly shortened: boolean
  /** Of the widest line. */
  readonly width: number
}

/** A sheet collects what will be drawn, and what the font lacks, before there is a canvas of the right size. */
export type Sheet = {
  readonly lines: readonly PlacedLine[]
  readonly plates: readonly Plate[]
  missing(): readonly string[]
  set(text: string, style: TextStyle, maxWidth: number, maxLines: number): SetText
  widthOf(line: readonly Glyph[], style: TextStyle): number
  /** Puts the first line's baseline at `y`, the others `leading` apart; returns the last baseline. */
  place(text: SetText, x: number, y: number, leading: number, struck?: boolean): number
  addPlate(plate: Plate): void
}

export function createSheet(fonts: OverlayFonts): Sheet {
  const pen = createPen(createCanvas(1, 1).getContext('2d'), fonts)
  const lines: PlacedLine[] = []
  const plates: Plate[] = []
  return {
    lines,
    plates,
    missing: () => missingCharacters(lines.flatMap((line) => line.glyphs)),
    widthOf: (line, style) => pen.measure(line, style),
    set(text, style, maxWidth, maxLines) {
      const measure = (run: readonly Glyph[]): number => pen.measure(run, style)
      const wrapped = wrapGlyphs(splitGlyphs(text, fonts.coverage), measure, maxWidth, maxLines)
      return { ...wrapped, style, width: Math.max(0, ...wrapped.lines.map(measure)) }
    },
    place(text, x, y, leading, struck = false) {
      text.lines.forEach((glyphs, index) => {
        lines.push({ glyphs, style: text.style, x, y: y + index * leading, struck })
      })
      return y + Math.max(0, text.lines.length - 1) * leading
    },
    addPlate: (plate) => void plates.push(plate),
  }
}
