import { createCanvas } from '@napi-rs/canvas'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPictureSize } from '#electron/obs/overlays/picture-size.ts'

describe('reading the size of a picture', () => {
  it('agrees with what PNG, JPEG and WebP encoders wrote', async () => {
    for (const [width, height] of [
      [1, 1],
      [37, 512],
      [300, 41],
    ] as const) {
      const canvas = createCanvas(width, height)
      for (const bytes of [canvas.encodeSync('png'), canvas.encodeSync('jpeg'), canvas.encodeSync('webp')]) {
        expect(readPictureSize(bytes)).toEqual({ width, height })
      }
    }
  })

  it('gives null or a size for any bytes, and never throws', () => {
    const canvas = createCanvas(5, 7)
    const sound = fc.constantFrom(
      canvas.encodeSync('png'),
      canvas.encodeSync('jpeg'),
      canvas.encodeSync('webp'),
    )
    fc.assert(
      fc.property(
        sound,
        fc.nat(80),
        fc.uint8Array({ maxLength: 12 }),
        fc.nat(120),
        (bytes, at, noise, end) => {
          const damaged = Uint8Array.from(bytes.subarray(0, end))
          damaged.set(noise.subarray(0, Math.max(0, damaged.length - at)), Math.min(at, damaged.length))
          const size = readPictureSize(damaged)
          if (size !== null) expect(Number.isInteger(size.width) && Number.isInteger(size.height)).toBe(true)
        },
      ),
    )
    expect(readPictureSize(new Uint8Array())).toBeNull()
  })
})
