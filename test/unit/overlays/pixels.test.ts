import { describe, expect, it } from 'vitest'
import { cutPixels, measureInk, type Pixels, pictureMatches } from '#shared/rules/pixels.ts'

function paint(width: number, height: number, colourOf: (x: number, y: number) => readonly number[]): Pixels {
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data.set(colourOf(x, y), (y * width + x) * 4)
  }
  return { width, height, data }
}

const isStripe = (x: number, y: number): boolean => (x * 7 + y * 3) % 11 < 4
const drawn = paint(40, 20, (x, y) => (isStripe(x, y) ? [255, 255, 255, 255] : [18, 22, 28, 255]))
const clearCorner = paint(40, 20, (x, y) => (x + y < 4 ? [0, 0, 0, 0] : [200, 40, 30, 255]))
const at = { x: 7, y: 5 }

function shown(
  picture: Pixels,
  change: (colour: number, x: number, y: number) => number = (colour) => colour,
): Pixels {
  return paint(60, 40, (x, y) => {
    const inside = x >= at.x && y >= at.y && x < at.x + picture.width && y < at.y + picture.height
    const from = ((y - at.y) * picture.width + x - at.x) * 4
    if (!inside || picture.data[from + 3] === 0) return [90, 120, 90, 255]
    return [0, 1, 2, 3].map((channel) =>
      channel === 3 ? 255 : change(picture.data[from + channel] ?? 0, x - at.x, y - at.y),
    )
  })
}

describe('comparing a screenshot with the drawn picture', () => {
  it('accepts the picture in its place, whatever lies behind its clear pixels', () => {
    expect(pictureMatches(shown(drawn), drawn, at)).toEqual({
      matches: true,
      meanDifference: 0,
      otherShare: 0,
    })
    expect(pictureMatches(shown(clearCorner), clearCorner, at).matches).toBe(true)
  })

  it('accepts the rounding of a graphics card', () => {
    const rounded = shown(drawn, (colour, x) => colour + (x % 2 === 0 ? 1 : -1))
    expect(pictureMatches(rounded, drawn, at).matches).toBe(true)
  })

  it.each([
    ['a veil of 3 % black', (colour: number) => colour * 0.97],
    ['a lifted black', (colour: number) => colour + 6],
    ['a small cover', (colour: number, x: number, y: number) => (x < 2 && y < 2 ? 128 : colour)],
    ['other colours', (colour: number) => 255 - colour],
  ])('sees %s', (_name, change) => {
    expect(pictureMatches(shown(drawn, change), drawn, at).matches).toBe(false)
  })

  it('sees a shift by one pixel, and a picture that is not there or not wholly inside', () => {
    expect(pictureMatches(shown(drawn), drawn, { x: at.x + 1, y: at.y }).matches).toBe(false)
    expect(
      pictureMatches(
        paint(60, 40, () => [0, 0, 0, 255]),
        drawn,
        at,
      ).matches,
    ).toBe(false)
    expect(pictureMatches(shown(drawn), drawn, { x: 30, y: 5 }).matches).toBe(false)
    const nothing = paint(4, 4, () => [0, 0, 0, 0])
    expect(pictureMatches(shown(drawn), nothing, at).matches).toBe(false)
  })
})

describe('measuring ink', () => {
  it('gives the smallest rectangle around it, or nothing', () => {
    const dots = paint(30, 30, (x, y) => [
      (x === 4 && y === 9) || (x === 12 && y === 20) ? 255 : 0,
      0,
      0,
      255,
    ])
    expect(measureInk(dots, (red) => red > 128)).toEqual({ x: 4, y: 9, width: 9, height: 12 })
    expect(measureInk(dots, (_red, green) => green > 128)).toBeNull()
    expect(
      measureInk(cutPixels(dots, { x: 0, y: 0, width: 11, height: 30 }), (red) => red > 128)?.height,
    ).toBe(1)
  })
})
