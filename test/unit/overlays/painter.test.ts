import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CardSpec } from '#electron/obs/overlays/card-spec.ts'
import { type OverlayPainter, openOverlayPainter } from '#electron/obs/overlays/painter.ts'
import { cutPixels, measureInk, type Pixels } from '#shared/rules/pixels.ts'
import { decodePicture, isWhite } from './decode.ts'

const fontFolder = join(import.meta.dirname, '../../../resources/fonts')
let pictureFolder: string
let painter: OverlayPainter

beforeAll(async () => {
  pictureFolder = await mkdtemp(join(tmpdir(), 'overlays-'))
  painter = await openOverlayPainter({ fontFolder, pictureFolder })
})
afterAll(async () => rm(pictureFolder, { recursive: true, force: true }))

const portrait = {
  canvas: { width: 1080, height: 1920 },
  safeArea: { x: 40, y: 200, width: 900, height: 1250 },
}
const landscape = {
  canvas: { width: 1920, height: 1080 },
  safeArea: { x: 60, y: 60, width: 1800, height: 960 },
}
const small = { canvas: { width: 1280, height: 720 }, safeArea: { x: 40, y: 40, width: 1200, height: 640 } }
const rooms = [portrait, landscape, small]

const cup: Omit<CardSpec, 'canvas' | 'safeArea'> = {
  title: '釉下彩马克杯',
  seller: '青山陶瓷有限公司',
  category: '日用陶瓷',
  price: 3990,
  listPrice: { amount: 5900, basis: '7日最低成交价' },
  stock: 12,
  picture: null,
  notices: [],
}

/** Columns of ink that no empty column divides: roughly one per character. */
function characters(pixels: Pixels): Pixels[] {
  const isInk = (x: number): boolean =>
    measureInk(cutPixels(pixels, { ...pixels, x, y: 0, width: 1 }), isWhite) !== null
  const found: Pixels[] = []
  for (let x = 0, from = -1; x <= pixels.width; x++) {
    const ink = x < pixels.width && isInk(x)
    if (ink && from < 0) from = x
    if (!ink && from >= 0) {
      found.push(cutPixels(pixels, { ...pixels, x: from, y: 0, width: x - from }))
      from = -1
    }
  }
  return found
}

describe('the label', () => {
  it.each(rooms)(
    'has every character at least 5 % of the shortest side tall on $canvas',
    async ({ canvas, safeArea }) => {
      const label = await painter.drawLabel({ text: 'AI生成', canvas, safeArea, shortestSideShare: 0.05 })
      const pixels = await decodePicture(label.picture.file)
      const least = Math.min(canvas.width, canvas.height) * 0.05
      const heights = characters(pixels).map((one) => measureInk(one, isWhite)?.height ?? 0)
      expect(heights).toHaveLength(4)
      for (const height of heights) expect(height).toBeGreaterThanOrEqual(least)
      expect(label.inkHeight).toBe(Math.min(...heights))
      expect(label).toMatchObject({ shortestSideShare: 0.05, missing: [] })
      expect(label.at).toEqual({ x: safeArea.x, y: safeArea.y, width: pixels.width, height: pixels.height })
    },
  )

  it('stays above 5 % when the output is scaled down to a third', async () => {
    const label = await painter.drawLabel({ ...portrait, text: 'AI生成', shortestSideShare: 0.05 })
    const third = paintSmaller(await decodePicture(label.picture.file), 3)
    const heights = characters(third).map((one) => measureInk(one, isWhite)?.height ?? 0)
    expect(heights).toHaveLength(4)
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(360 * 0.05)
  })

  it('lies on a plate that is opaque but for its corners', async () => {
    const label = await painter.drawLabel({ ...portrait, text: 'AI生成', shortestSideShare: 0.05 })
    const pixels = await decodePicture(label.picture.file)
    const corner = 16
    const across = cutPixels(pixels, { ...pixels, x: 0, y: corner, height: pixels.height - 2 * corner })
    const down = cutPixels(pixels, { ...pixels, x: corner, y: 0, width: pixels.width - 2 * corner })
    for (const part of [across, down]) expect(alphas(part)).toEqual(new Set([255]))
  })

  it('draws a box for what the font lacks, and says so', async () => {
    const label = await painter.drawLabel({ ...portrait, text: 'AI生成 𠮷😀𠮷', shortestSideShare: 0.05 })
    expect(label.missing).toEqual(['𠮷', '😀'])
    const plain = await painter.drawLabel({ ...portrait, text: 'AI生成', shortestSideShare: 0.05 })
    expect(label.picture.width).toBeGreaterThan(plain.picture.width * 1.6)
    const one = await decodePicture(label.picture.file)
    const other = await painter.drawLabel({ ...portrait, text: 'AI生成 😀𠮷😀', shortestSideShare: 0.05 })
    expect((await decodePicture(other.picture.file)).data).toEqual(one.data)
  })

  it('takes a second line where one is too short for the words', async () => {
    const text = '人物图像、视频由人工智能技术生成'
    const safeArea = { x: 43, y: 288, width: 886, height: 825 }
    const label = await painter.drawLabel({ ...portrait, text, safeArea, shortestSideShare: 0.05 })
    expect(label.at.width).toBeLessThanOrEqual(886)
    expect(measureInk(await decodePicture(label.picture.file), isWhite)?.height).toBeGreaterThan(2 * 54)
  })

  it('is refused where it says nothing or does not fit', async () => {
    const narrow = { ...portrait, safeArea: { x: 0, y: 0, width: 300, height: 1000 } }
    await expect(
      painter.drawLabel({ ...narrow, text: 'AI生成 虚拟主播'.repeat(9), shortestSideShare: 0.05 }),
    ).rejects.toThrow(/legibly/)
    await expect(painter.drawLabel({ ...portrait, text: ' … ', shortestSideShare: 0.05 })).rejects.toThrow(
      /nothing/,
    )
  })
})

describe('the card', () => {
  it.each(rooms)('lies at the bottom of the safe area of $canvas, clear of the label', async (room) => {
    const card = await painter.drawCard({ ...room, ...cup, notices: ['本品不能代替药物'] })
    const label = await painter.drawLabel({ ...room, text: 'AI生成', shortestSideShare: 0.05 })
    expect(card.at.y + card.at.height).toBe(room.safeArea.y + room.safeArea.height)
    expect(card.at.x).toBe(room.safeArea.x)
    expect(card.at.width).toBeLessThanOrEqual(room.safeArea.width)
    expect(card.at.y).toBeGreaterThan(label.at.y + label.at.height)
    expect(card).toMatchObject({ missing: [], shortened: [], pictureProblem: null })
  })

  it('changes its picture with every word that it shows', async () => {
    const variants: Partial<CardSpec>[] = [
      {},
      { title: '釉下彩马克盃' },
      { seller: '青水陶瓷有限公司' },
      { category: null },
      { price: 3991 },
      { listPrice: null },
      { listPrice: { amount: 5900, basis: null } },
      { listPrice: { amount: 5901, basis: '7日最低成交价' } },
      { stock: 0 },
      { notices: ['本品不能代替药物'] },
    ]
    const drawn = await Promise.all(
      variants.map((change) => painter.drawCard({ ...portrait, ...cup, ...change })),
    )
    expect(new Set(drawn.map((card) => card.picture.sha256)).size).toBe(variants.length)
  })

  it('says what it had to shorten, and never shortens a notice', async () => {
    const long = '手作日式釉下彩马克杯礼盒装'.repeat(9)
    const card = await painter.drawCard({ ...portrait, ...cup, title: long, seller: long, category: long })
    expect(card.shortened).toEqual(['category', 'title', 'seller'])
    await expect(painter.drawCard({ ...portrait, ...cup, notices: [long] })).rejects.toThrow(/notice/)
  })

  it('shows its picture, and a placeholder with the reason where it cannot', async () => {
    const picture = join(pictureFolder, 'red.png')
    await writeFile(picture, await redPng())
    const card = await painter.drawCard({ ...portrait, ...cup, picture })
    expect(card.pictureProblem).toBeNull()
    const pixels = await decodePicture(card.picture.file)
    const isRed = (red: number, green: number, blue: number): boolean => red > 240 && green < 10 && blue < 10
    expect(measureInk(pixels, isRed)).toMatchObject({ x: 28, y: 28 })

    const scribble = join(pictureFolder, 'scribble.png')
    await writeFile(scribble, '<svg xmlns="http://www.w3.org/2000/svg"/>')
    const cut = join(pictureFolder, 'cut.png')
    await writeFile(cut, (await redPng()).subarray(0, 40))
    const vast = join(pictureFolder, 'vast.png')
    const header = (await redPng()).subarray(0, 60)
    header.writeUInt32BE(60_000, 16)
    header.writeUInt32BE(60_000, 20)
    await writeFile(vast, header)
    const problems = [join(pictureFolder, 'nowhere.png'), pictureFolder, scribble, cut, vast].map(
      async (file) => {
        const drawn = await painter.drawCard({ ...portrait, ...cup, picture: file })
        return drawn.pictureProblem
      },
    )
    expect(await Promise.all(problems)).toEqual([
      'missing',
      'missing',
      'not-a-picture',
      'not-a-picture',
      'too-large',
    ])
  })
})

describe('the safe scene', () => {
  it.each(rooms)('fills $canvas and lets nothing through', async ({ canvas }) => {
    const scene = await painter.drawSafeScene({ canvas, roomName: '林晓的好物间' })
    const pixels = await decodePicture(scene.picture.file)
    expect(pixels).toMatchObject(canvas)
    expect(alphas(pixels)).toEqual(new Set([255]))
    expect(scene.missing).toEqual([])
  })
})

describe('the files', () => {
  const draw = async (): Promise<string> => {
    const label = await painter.drawLabel({ ...portrait, text: '人工智能生成合成', shortestSideShare: 0.05 })
    return label.picture.file
  }

  it('are named after their content', async () => {
    const file = await draw()
    const sha256 = createHash('sha256')
      .update(await readFile(file))
      .digest('hex')
    expect(basename(file)).toBe(`label-${sha256}.png`)
  })

  it('are left alone where they are right, and put right where somebody changed them', async () => {
    const file = await draw()
    const before = await stat(file)
    const right = await readFile(file)
    expect((await stat(await draw())).ino).toBe(before.ino)
    await writeFile(file, 'something else')
    expect(await draw()).toBe(file)
    expect(await readFile(file)).toEqual(right)
  })

  it('leave nothing half written behind, also when many draw at once', async () => {
    await Promise.all(Array.from({ length: 8 }, draw))
    expect((await readdir(pictureFolder)).filter((name) => name.endsWith('.part'))).toEqual([])
  })
})

function alphas(pixels: Pixels): Set<number> {
  return new Set(pixels.data.filter((_, index) => index % 4 === 3))
}

async function redPng(): Promise<Buffer> {
  const { createCanvas } = await import('@napi-rs/canvas')
  const canvas = createCanvas(64, 64)
  const context = canvas.getContext('2d')
  context.fillStyle = '#ff0000'
  context.fillRect(0, 0, 64, 64)
  return canvas.encode('png')
}

/** Scales down by averaging whole blocks. */
function paintSmaller(pixels: Pixels, by: number): Pixels {
  const width = Math.floor(pixels.width / by)
  const height = Math.floor(pixels.height / by)
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let channel = 0; channel < 4; channel++) {
        let sum = 0
        for (let part = 0; part < by * by; part++) {
          const row = y * by + Math.floor(part / by)
          sum += pixels.data[(row * pixels.width + x * by + (part % by)) * 4 + channel] ?? 0
        }
        data[(y * width + x) * 4 + channel] = sum / (by * by)
      }
    }
  }
  return { width, height, data }
}
