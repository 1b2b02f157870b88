import { createCanvas, loadImage } from '@napi-rs/canvas'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { demoCollection } from '#electron/obs/rehearsal/demo-collection.ts'
import { firstWorld } from '#electron/obs/rehearsal/first-world.ts'
import { encode } from '#electron/obs/rehearsal/picture/encode.ts'
import { imageSize } from '#electron/obs/rehearsal/picture/image-header.ts'
import { ImageCache } from '#electron/obs/rehearsal/picture/images.ts'
import { paintSource } from '#electron/obs/rehearsal/picture/paint.ts'
import { type Matrix, placing } from '#electron/obs/rehearsal/picture/placing.ts'
import { sensesAt } from '#electron/obs/rehearsal/server/senses.ts'
import { unplaced } from '#electron/obs/rehearsal/world/transform.ts'
import { roomOptions } from './small-room.ts'

const through = ([a, b, c, d, e, f]: Matrix, x: number, y: number) => ({
  x: a * x + c * y + e,
  y: b * x + d * y + f,
})

const sizes = fc.record({
  width: fc.integer({ min: 1, max: 4000 }),
  height: fc.integer({ min: 1, max: 4000 }),
})
const side = fc.integer({ min: 1, max: 4000 })

describe('placing', () => {
  it('keeps an item inside its bounds, centred, without distorting it', () => {
    fc.assert(
      fc.property(sizes, side, side, (size, boundsWidth, boundsHeight) => {
        const matrix = placing(
          { ...unplaced, boundsType: 'OBS_BOUNDS_SCALE_INNER', boundsWidth, boundsHeight },
          size,
        )
        if (matrix === null) throw new Error('nothing is placed')
        const first = through(matrix, 0, 0)
        const last = through(matrix, size.width, size.height)
        expect(first.x).toBeCloseTo(boundsWidth - last.x, 3)
        expect(first.y).toBeCloseTo(boundsHeight - last.y, 3)
        expect(last.x - first.x).toBeLessThanOrEqual(boundsWidth + 0.01)
        expect(last.y - first.y).toBeLessThanOrEqual(boundsHeight + 0.01)
        expect(matrix[0]).toBeCloseTo(matrix[3], 6)
      }),
    )
  })

  it('turns an item about the point that it is aligned to', () => {
    const place = { ...unplaced, positionX: 300, positionY: 200, alignment: 0 }
    for (const rotation of [0, 45, 90, 211]) {
      const matrix = placing({ ...place, rotation }, { width: 100, height: 60 })
      if (matrix === null) throw new Error('nothing is placed')
      const middle = through(matrix, 50, 30)
      expect([middle.x, middle.y]).toEqual([expect.closeTo(300, 6), expect.closeTo(200, 6)])
    }
  })

  it('draws nothing of a source without size or with nothing left of it', () => {
    expect(placing(unplaced, { width: 0, height: 10 })).toBeNull()
    const flat = {
      ...unplaced,
      boundsType: 'OBS_BOUNDS_SCALE_INNER',
      scaleX: 0,
      boundsWidth: 5,
      boundsHeight: 5,
    }
    expect(placing(flat, { width: 10, height: 10 })).toBeNull()
  })
})

describe('the size in the header of an image', () => {
  it.each(['png', 'jpeg', 'webp', 'gif'] as const)('is read from %s', async (format) => {
    const canvas = createCanvas(321, 123)
    canvas.getContext('2d').fillRect(0, 0, 100, 100)
    const bytes = format === 'gif' ? await canvas.encode('gif') : await encode(canvas, format, 80)
    expect(imageSize(bytes)).toEqual({ width: 321, height: 123 })
  })

  it('is null for anything else, and for any header that is cut off', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(imageSize(Buffer.from(bytes))).toBeNull()
      }),
    )
    const png = createCanvas(5, 5).toBuffer('image/png')
    expect(imageSize(png.subarray(0, 20))).toBeNull()
  })
})

describe('the demo room', () => {
  const world = firstWorld(
    roomOptions({ canvas: { width: 1080, height: 1920 }, collections: [demoCollection] }),
    sensesAt(0),
  )
  const scenes = demoCollection.scenes.map(({ name }) => name)
  const sheet = { width: 90, height: 160 }
  const picture = async (name: string, now: number) => {
    const id = [...world.sources.values()].find((source) => source.name === name)?.id ?? -1
    const canvas = await paintSource(world, id, sheet, now, new ImageCache(), 'black')
    return canvas.getContext('2d').getImageData(0, 0, sheet.width, sheet.height).data
  }

  it.each(scenes)('fills the picture of %s', async (name) => {
    const rgba = await picture(name, 0)
    const colours = new Set(
      Array.from({ length: rgba.length / 4 }, (_, at) => rgba.slice(at * 4, at * 4 + 3).join()),
    )
    expect(colours.size).toBeGreaterThan(10)
  })

  it('moves where a camera is, and stands still where none is', async () => {
    expect(await picture('主播机位', 0)).not.toEqual(await picture('主播机位', 900))
    expect(await picture('休息画面', 0)).toEqual(await picture('休息画面', 900))
  })

  it('is the same picture for the same moment', async () => {
    expect(await picture('数字人', 1234)).toEqual(await picture('数字人', 1234))
  })
})

describe('a screenshot', () => {
  it('is of the format that was asked for', async () => {
    const canvas = createCanvas(16, 16)
    for (const [format, magic] of [
      ['png', '89504e47'],
      ['jpg', 'ffd8ff'],
      ['webp', '52494646'],
    ] as const) {
      const bytes = await encode(canvas, format, -1)
      expect(bytes.toString('hex').startsWith(magic)).toBe(true)
      expect((await loadImage(bytes)).width).toBe(16)
    }
  })
})
