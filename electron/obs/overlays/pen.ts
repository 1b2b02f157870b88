import type { SKRSContext2D } from '@napi-rs/canvas'
import type { FontWeight, OverlayFonts } from './fonts.ts'
import type { Glyph } from './glyphs.ts'

/** Size in pixels (nominal em), colour as CSS. */
export type TextStyle = { readonly size: number; readonly weight: FontWeight; readonly colour: string }

export type Pen = {
  measure(glyphs: readonly Glyph[], style: TextStyle): number
  /** Draws on the baseline `y` from `x`; returns the x where the run ends. */
  write(glyphs: readonly Glyph[], style: TextStyle, x: number, y: number): number
}

/** Width and height of the box that stands for a character which the font lacks, in em. */
const boxSide = 0.84
const boxAdvance = 1

/**
 * Writes with the bundled font alone. A character that the font lacks never reaches the canvas, which would borrow it
 * from a system font: it becomes an outlined box with a stroke through it.
 */
export function createPen(context: SKRSContext2D, fonts: OverlayFonts): Pen {
  const use = (style: TextStyle): void => {
    context.font = `${style.size}px "${fonts.family[style.weight]}"`
    context.fillStyle = style.colour
    context.textBaseline = 'alphabetic'
    context.textAlign = 'left'
  }
  const widthOf = (run: Run, style: TextStyle): number =>
    run.covered ? context.measureText(run.text).width : run.count * boxAdvance * style.size
  return {
    measure(glyphs, style) {
      use(style)
      return runsOf(glyphs).reduce((width, run) => width + widthOf(run, style), 0)
    },
    write(glyphs, style, x, y) {
      use(style)
      let at = x
      for (const run of runsOf(glyphs)) {
        if (run.covered) context.fillText(run.text, at, y)
        else
          for (let index = 0; index < run.count; index++) drawBox(context, style, at + index * style.size, y)
        at += widthOf(run, style)
      }
      return at
    },
  }
}

type Run = { readonly text: string; readonly covered: boolean; readonly count: number }

function runsOf(glyphs: readonly Glyph[]): Run[] {
  const runs: Run[] = []
  for (const glyph of glyphs) {
    const last = runs.at(-1)
    if (last?.covered === glyph.covered) {
      runs[runs.length - 1] = { text: last.text + glyph.text, covered: last.covered, count: last.count + 1 }
    } else runs.push({ text: glyph.text, covered: glyph.covered, count: 1 })
  }
  return runs
}

function drawBox(context: SKRSContext2D, style: TextStyle, x: number, y: number): void {
  const side = style.size * boxSide
  const line = Math.max(1, style.size * 0.06)
  const left = x + (style.size * boxAdvance - side) / 2 + line / 2
  const top = y - style.size * 0.8 + line / 2
  const inner = side - line
  context.save()
  context.strokeStyle = style.colour
  context.lineWidth = line
  context.strokeRect(left, top, inner, inner)
  context.beginPath()
  context.moveTo(left, top + inner)
  context.lineTo(left + inner, top)
  context.stroke()
  context.restore()
}
