import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noticeRooms } from '#electron/obs/overlays/notice-place.ts'
import { type OverlayPainter, openOverlayPainter } from '#electron/obs/overlays/painter.ts'
import type { Rectangle } from '#shared/model/intent.ts'
import { labelGeometry } from '#shared/rules/labels.ts'
import { shippedPack } from '../rules/shipped-pack.ts'
import { decodePicture } from './decode.ts'

const fontFolder = join(import.meta.dirname, '../../../resources/fonts')
const pack = shippedPack()
let pictureFolder: string
let painter: OverlayPainter

beforeAll(async () => {
  pictureFolder = await mkdtemp(join(tmpdir(), 'notices-'))
  painter = await openOverlayPainter({ fontFolder, pictureFolder })
})
afterAll(async () => rm(pictureFolder, { recursive: true, force: true }))

const corners = ['top-left', 'top-right', 'bottom-left', 'bottom-right'] as const

function overlap(one: Rectangle, other: Rectangle): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  )
}

function inside(inner: Rectangle, outer: Rectangle): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  )
}

describe('a notice to viewers', () => {
  const canvases = [
    { width: 1080, height: 1920 },
    { width: 1920, height: 1080 },
    { width: 720, height: 1280 },
    { width: 1280, height: 720 },
  ]
  const texts = [pack.notices.minors, pack.notices.offPlatform, pack.notices.place, pack.notices.warning]

  it.each(canvases)(
    'covers neither label nor card on $width×$height, for every text of the pack',
    async (canvas) => {
      const { area, corner, shortestSideShare } = labelGeometry(canvas, '*', pack)
      const places = { canvas, safeArea: area, corner }
      const label = await painter.drawLabel({ ...places, text: 'AI生成', shortestSideShare })
      const card = await painter.drawCard({
        ...places,
        title: '五十三度清香型白酒 500 毫升',
        seller: '山谷酒业有限公司',
        category: '白酒',
        price: 12_900,
        listPrice: null,
        stock: 30,
        picture: null,
        notices: [pack.notices.healthFood.text.zh, pack.notices.minors.text.zh],
      })
      for (const { text } of texts) {
        const notice = await painter.drawNotice({ ...places, text: text.zh, label: label.at, card: card.at })
        expect(inside(notice.at, area)).toBe(true)
        expect(overlap(notice.at, label.at)).toBe(false)
        expect(overlap(notice.at, card.at)).toBe(false)
        expect(notice.missing).toEqual([])
        expect(notice.picture).toMatchObject({ width: notice.at.width, height: notice.at.height })
      }
    },
  )

  it('is opaque but for its corners, and stands in the same place with a card and without', async () => {
    const canvas = { width: 1080, height: 1920 }
    const safeArea = { x: 43, y: 288, width: 886, height: 825 }
    const label = { x: 43, y: 288, width: 289, height: 118 }
    const text = pack.notices.warning.text.zh
    const alone = await painter.drawNotice({ canvas, safeArea, text, label, card: null })
    const card = { x: 43, y: 635, width: 886, height: 478 }
    const beside = await painter.drawNotice({ canvas, safeArea, text, label, card })
    expect(alone.at).toEqual(beside.at)
    const { data, width, height } = await decodePicture(alone.picture.file)
    const alpha = (x: number, y: number) => data[(y * width + x) * 4 + 3]
    for (const y of [20, height - 20]) for (let x = 0; x < width; x++) expect(alpha(x, y)).toBe(255)
  })

  it('goes over a card that leaves no room, never over the label, and is refused where only that is left', async () => {
    const canvas = { width: 1080, height: 1920 }
    const safeArea = { x: 0, y: 200, width: 1000, height: 400 }
    const label = { x: 0, y: 200, width: 300, height: 118 }
    const card = { x: 0, y: 340, width: 1000, height: 260 }
    const text = pack.notices.minors.text.zh
    const over = await painter.drawNotice({ canvas, safeArea, text, label, card })
    expect(overlap(over.at, label)).toBe(false)
    expect(overlap(over.at, card)).toBe(true)
    const whole = { ...label, height: 390 }
    await expect(painter.drawNotice({ canvas, safeArea, text, label: whole, card })).rejects.toThrow(
      /legibly/,
    )
  })

  it('has rooms that are inside the safe area and clear of the label, whatever lies there', () => {
    const safe = { x: 10, y: 100, width: 500, height: 900 }
    const part = fc
      .tuple(fc.integer({ min: 100, max: 1000 }), fc.integer({ min: 100, max: 1000 }))
      .map(([one, other]) => {
        return { x: 10, y: Math.min(one, other), width: 500, height: Math.abs(one - other) }
      })
    fc.assert(
      fc.property(fc.option(part), fc.option(part), fc.constantFrom(...corners), (label, card, corner) => {
        for (const room of noticeRooms(safe, { label, card }, corner, 8)) {
          if (room.height === 0) continue
          expect(inside(room, safe)).toBe(true)
          if (label !== null && label.height > 0) expect(overlap(room, label)).toBe(false)
        }
      }),
    )
  })
})
