import type { Rectangle } from '#shared/model/intent.ts'
import type { Pixels } from '#shared/rules/pixels.ts'
import { luminanceAt } from './expected-label.ts'

/** Luminance (0-255) up to which a pixel counts as black: a JPEG's black is not quite. */
const darkUpTo = 24
/** Share of brighter pixels that a black picture may have. */
const brightShare = 0.002
/** Every so many pixels in both directions is looked at. */
const stride = 2

/** Whether a picture is black apart from the label, which stands on black as it stands on anything. */
export function isDark({ width, height, data }: Pixels, label: Rectangle | null): boolean {
  let looked = 0
  let bright = 0
  for (let y = 0; y < height; y += stride) {
    for (let x = 0; x < width; x += stride) {
      if (label !== null && isNear(label, x, y)) continue
      looked++
      if (luminanceAt(data, (y * width + x) * 4) > darkUpTo) bright++
    }
  }
  return looked > 0 && bright <= looked * brightShare
}

/** Inside, or so close that a JPEG block that touches the label reaches there. */
function isNear({ x, y, width, height }: Rectangle, left: number, top: number): boolean {
  const block = 16
  return left >= x - block && top >= y - block && left < x + width + block && top < y + height + block
}
