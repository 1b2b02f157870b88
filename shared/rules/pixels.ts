/**
 * What a viewer sees, measured in pixels: how tall drawn characters are, and whether a part of a screenshot is the
 * picture that the studio drew. Pure, so that the loop, the probe and the tests all judge by the same numbers.
 */
import type { Rectangle } from '../model/intent.ts'

/** Rows from the top, four bytes a pixel: red, green, blue, alpha (not premultiplied). */
export type Pixels = {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array | Uint8ClampedArray
}

/** Whether a pixel belongs to what is measured. */
export type InkTest = (red: number, green: number, blue: number, alpha: number) => boolean

/**
 * The smallest rectangle that holds every pixel that `isInk` takes for ink, or null where there is none.
 * Its height is the "height of the characters" of GB 45438-2025: what is drawn, not the font's nominal size.
 */
export function measureInk(pixels: Pixels, isInk: InkTest): Rectangle | null {
  // Read once: on a canvas's ImageData each of these is a call out of the engine.
  const { data, width, height } = pixels
  let left = width
  let right = -1
  let top = height
  let bottom = -1
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4
      if (!isInk(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0, data[at + 3] ?? 0)) continue
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = y
    }
  }
  return bottom < 0 ? null : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 }
}

/** The part of `pixels` inside `area`, which is cut to the picture's edges first. */
export function cutPixels(pixels: Pixels, area: Rectangle): Pixels {
  const left = Math.max(0, area.x)
  const top = Math.max(0, area.y)
  const width = Math.max(0, Math.min(pixels.width, area.x + area.width) - left)
  const height = Math.max(0, Math.min(pixels.height, area.y + area.height) - top)
  const data = new Uint8ClampedArray(width * height * 4)
  for (let row = 0; row < height; row++) {
    const from = ((top + row) * pixels.width + left) * 4
    data.set(pixels.data.subarray(from, from + width * 4), row * width * 4)
  }
  return { width, height, data }
}

/** How far a screenshot may be from the drawn picture and still be it; differences are 0-255 in the worst channel. */
type MatchTolerance = {
  /** Mean difference over all opaque pixels: catches a veil, an opacity filter, a blend mode. */
  readonly meanDifference: number
  /** A pixel that differs by more than this counts as another pixel. */
  readonly pixelDifference: number
  /** Share of other pixels: catches a cover over a part, a shift, a scale. */
  readonly otherShare: number
}

/**
 * For lossless screenshots at full canvas size. OBS 29 shows an overlay that was drawn at canvas pixels without any
 * difference (mean below 0.001, no other pixel); another graphics card may round by one. A veil of 2 % black moves the
 * mean by 2.1 on the label and by 4.7 on a card.
 */
const losslessTolerance: MatchTolerance = {
  meanDifference: 1,
  pixelDifference: 16,
  otherShare: 0.002,
}

export type PictureMatch = {
  readonly matches: boolean
  readonly meanDifference: number
  readonly otherShare: number
}

/**
 * Whether the screenshot shows the drawn picture with its top left corner at `at` (whole canvas pixels) and at the
 * drawn size. Only pixels that the picture draws fully opaque are compared: behind the others anything may be.
 * A picture that reaches outside the screenshot, or has no opaque pixel, never matches.
 */
export function pictureMatches(
  screenshot: Pixels,
  drawn: Pixels,
  at: { readonly x: number; readonly y: number },
  tolerance: MatchTolerance = losslessTolerance,
): PictureMatch {
  const inside =
    at.x >= 0 &&
    at.y >= 0 &&
    at.x + drawn.width <= screenshot.width &&
    at.y + drawn.height <= screenshot.height
  if (!inside) return { matches: false, meanDifference: 255, otherShare: 1 }
  const { data, width, height } = drawn
  const { data: seenData, width: seenWidth } = screenshot
  let opaque = 0
  let other = 0
  let sum = 0
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const wanted = (y * width + x) * 4
      if ((data[wanted + 3] ?? 0) < 255) continue
      const seen = ((at.y + y) * seenWidth + at.x + x) * 4
      const difference = colourDifference(data, wanted, seenData, seen)
      opaque++
      sum += difference
      if (difference > tolerance.pixelDifference) other++
    }
  }
  if (opaque === 0) return { matches: false, meanDifference: 255, otherShare: 1 }
  const meanDifference = sum / opaque
  const otherShare = other / opaque
  const matches = meanDifference <= tolerance.meanDifference && otherShare <= tolerance.otherShare
  return { matches, meanDifference, otherShare }
}

/** The difference in the worst of the three colour channels. */
function colourDifference(one: Pixels['data'], at: number, two: Pixels['data'], from: number): number {
  let worst = 0
  for (let channel = 0; channel < 3; channel++) {
    worst = Math.max(worst, Math.abs((one[at + channel] ?? 0) - (two[from + channel] ?? 0)))
  }
  return worst
}
