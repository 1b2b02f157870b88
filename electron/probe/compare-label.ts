import type { LabelVerdict } from '#shared/model/sight.ts'
import type { Pixels } from '#shared/rules/pixels.ts'
import { type ExpectedLabel, luminanceAt } from './expected-label.ts'

/**
 * Mean difference in luminance (0-255) over the worst square as large as a character. `npm run bench probe` measures
 * both on pictures of a real OBS: in place it stays below 6, or 16 where an OBS scales by another method than ours does;
 * the least that it rises to is 26, for a label that is blurred to a sixth of its resolution, 33 for one that is dimmed
 * to a half, 40 under a half-opaque veil.
 */
const seenUpTo = 20
const notSeenFrom = 25

/** Below this height in pixels the strokes of a character run into each other, and another scaling looks like a blur. */
const leastInkHeight = 12

/**
 * How far a picture is from showing the label: the mean difference over the worst square of one character's size, so
 * that one covered character weighs as much in a long label as in a short one. Light smoothing first: it takes out what
 * JPEG and another way of scaling do to single pixels and leaves what a cover, a veil or a blur does to strokes.
 */
function labelDifference(picture: Pixels, expected: ExpectedLabel): number {
  const { area, luminance } = expected
  const seen = smoothed(luminanceIn(picture, expected), expected)
  const wanted = smoothed(luminance, expected)
  const side = Math.round(expected.inkHeight)
  let worst = 0
  for (const top of steps(area.height, side)) {
    for (const left of steps(area.width, side)) {
      worst = Math.max(worst, meanDifference(seen, wanted, area.width, { left, top, side }))
    }
  }
  return worst
}

/** The verdict on one picture; it takes a second one to be believed (`LabelWatch`). */
export function judgeLabel(picture: Pixels, expected: ExpectedLabel | null): LabelVerdict {
  if (expected === null || expected.inkHeight < leastInkHeight) return 'cannot-tell'
  if (picture.width !== expected.picture.width || picture.height !== expected.picture.height)
    return 'cannot-tell'
  const difference = labelDifference(picture, expected)
  if (difference <= seenUpTo) return 'seen'
  return difference >= notSeenFrom ? 'not-seen' : 'cannot-tell'
}

function luminanceIn(picture: Pixels, { area }: ExpectedLabel): Float32Array {
  const values = new Float32Array(area.width * area.height)
  for (let row = 0; row < area.height; row++) {
    for (let column = 0; column < area.width; column++) {
      const at = ((area.y + row) * picture.width + area.x + column) * 4
      values[row * area.width + column] = luminanceAt(picture.data, at)
    }
  }
  return values
}

/** Each value becomes the mean of itself and its neighbours, as far as the label is opaque there; NaN where it is not. */
function smoothed(values: Float32Array, { area, luminance }: ExpectedLabel): Float32Array {
  const { width, height } = area
  const means = new Float32Array(values.length).fill(Number.NaN)
  for (let at = 0; at < values.length; at++) {
    if (Number.isNaN(luminance[at])) continue
    const [x, y] = [at % width, Math.floor(at / width)]
    let sum = 0
    let count = 0
    for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
      for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
        if (Number.isNaN(luminance[row * width + column])) continue
        sum += values[row * width + column] ?? 0
        count++
      }
    }
    means[at] = sum / count
  }
  return means
}

/** Where squares of this side begin, a third of a side apart, the last one at the very end. */
function steps(length: number, side: number): readonly number[] {
  const last = Math.max(0, length - side)
  const step = Math.max(1, Math.round(side / 3))
  return [...Array.from({ length: Math.ceil(last / step) }, (_, index) => index * step), last]
}

type Square = { readonly left: number; readonly top: number; readonly side: number }

/** Over the opaque part of a square; 0 where less than a third of it is, because then it says nothing. */
function meanDifference(
  seen: Float32Array,
  wanted: Float32Array,
  width: number,
  { left, top, side }: Square,
): number {
  let sum = 0
  let count = 0
  for (let row = top; row < Math.min(top + side, wanted.length / width); row++) {
    for (let column = left; column < Math.min(left + side, width); column++) {
      const at = row * width + column
      const difference = Math.abs((seen[at] ?? Number.NaN) - (wanted[at] ?? Number.NaN))
      if (Number.isNaN(difference)) continue
      sum += difference
      count++
    }
  }
  return count < (side * side) / 3 ? 0 : sum / count
}
