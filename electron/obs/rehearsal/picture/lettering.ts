/** Text inputs: measured and drawn by the same rules. */
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import type { Json } from '../protocol.ts'
import type { Size } from '../world/world.ts'
import { cssColour } from './colour.ts'

/** Distance between two lines, in font sizes. */
const lineHeight = 1.2

function lines(settings: Json): readonly string[] {
  return typeof settings.text === 'string' && settings.text !== '' ? settings.text.split('\n') : []
}

function fontOf(settings: Json): { readonly css: string; readonly size: number } {
  const font = (settings.font ?? {}) as Json
  const size = typeof font.size === 'number' ? font.size : 256
  const face = typeof font.face === 'string' ? font.face : 'Sans Serif'
  const bold = typeof font.flags === 'number' && (font.flags & 1) !== 0 ? 'bold ' : ''
  return { css: `${bold}${size}px "${face.replaceAll('"', '')}", sans-serif`, size }
}

export function measureText(settings: Json): Size {
  const text = lines(settings)
  if (text.length === 0) return { width: 0, height: 0 }
  const context = createCanvas(1, 1).getContext('2d')
  const font = fontOf(settings)
  context.font = font.css
  const widest = Math.max(...text.map((line) => context.measureText(line).width))
  return { width: Math.ceil(widest), height: Math.ceil(text.length * font.size * lineHeight) }
}

export function drawText(context: SKRSContext2D, settings: Json): void {
  const font = fontOf(settings)
  context.font = font.css
  context.fillStyle = cssColour(settings.color1)
  context.textBaseline = 'middle'
  lines(settings).forEach((line, index) => {
    context.fillText(line, 0, (index + 0.5) * font.size * lineHeight)
  })
}
