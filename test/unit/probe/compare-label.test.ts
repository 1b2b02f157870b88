import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgeLabel } from '#electron/probe/compare-label.ts'
import { expectLabel } from '#electron/probe/expected-label.ts'
import { canvas, drawLabel, picture } from './drawn-programme.ts'

const { label, pixels } = await drawLabel()
const expectedIn = (size: { width: number; height: number }) => expectLabel(pixels, label, canvas, size)
const verdictOn = async (...programme: Parameters<typeof picture>) => {
  const seen = await picture(...programme)
  return judgeLabel(seen, expectedIn(seen))
}
const colour = fc.integer({ min: 0, max: 0xffffff }).map((rgb) => `#${rgb.toString(16).padStart(6, '0')}`)
const width = fc.constantFrom(270, 324, 360, 480, 540, 720, 1080)

describe('a label in the picture', () => {
  test('is seen on any ground and in any size from 270 pixels on', async () => {
    await fc.assert(
      fc.asyncProperty(colour, width, async (ground, wide) => {
        expect(await verdictOn(label, { ground, width: wide })).toBe('seen')
      }),
      { numRuns: 40 },
    )
  }, 60_000)

  test('is not seen where it is absent', async () => {
    await fc.assert(
      fc.asyncProperty(colour, width, async (ground, wide) => {
        expect(await verdictOn(null, { ground, width: wide })).toBe('not-seen')
      }),
      { numRuns: 40 },
    )
  }, 60_000)

  test('is not seen where a square as large as a character covers any part of the characters', async () => {
    const { at, inkHeight } = label
    const place = fc.record({
      left: fc.integer({ min: 0, max: Math.floor(at.width - inkHeight) }),
      top: fc.integer({ min: 0, max: Math.floor(at.height - inkHeight) }),
    })
    await fc.assert(
      fc.asyncProperty(colour, width, place, async (cover, wide, { left, top }) => {
        const verdict = await verdictOn(label, {
          width: wide,
          over: (context) => {
            context.fillStyle = cover
            context.fillRect(at.x + left, at.y + top, inkHeight, inkHeight)
          },
        })
        expect(verdict).not.toBe('seen')
      }),
      { numRuns: 40 },
    )
  }, 60_000)

  test.each([0.1, 0.25, 0.4])(
    'is not seen at an opacity of %f, black or white behind it',
    async (opacity) => {
      for (const ground of ['#000000', '#ffffff']) {
        expect(await verdictOn(label, { opacity, ground })).toBe('not-seen')
      }
    },
  )

  test('cannot be told where the picture is too small for its strokes', async () => {
    expect(await verdictOn(label, { width: 180 })).toBe('cannot-tell')
  })

  test('cannot be told where the picture has another size than was asked for', async () => {
    expect(judgeLabel(await picture(label, { width: 360 }), expectedIn({ width: 270, height: 480 }))).toBe(
      'cannot-tell',
    )
  })

  test('cannot be told where it reaches out of the canvas', async () => {
    const outside = { ...label, at: { ...label.at, x: canvas.width - 10 } }
    expect(judgeLabel(await picture(label), expectLabel(pixels, outside, canvas, canvas))).toBe('cannot-tell')
  })
})
