import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import OBSWebSocket from 'obs-websocket-js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DrawnCard, DrawnLabel } from '#electron/obs/overlays/painter.ts'
import { openOverlayPainter } from '#electron/obs/overlays/painter.ts'
import type { PlacedOverlay } from '#shared/model/intent.ts'
import { cutPixels, measureInk, type Pixels, pictureMatches } from '#shared/rules/pixels.ts'
import { type RealObs, realObsMissing, startRealObs } from '#test/harness/real-obs.ts'
import { decodePicture, isWhite } from '#test/unit/overlays/decode.ts'

const missing = realObsMissing()
const fontFolder = join(import.meta.dirname, '../../resources/fonts')
const rooms = [
  { canvas: { width: 1080, height: 1920 }, safeArea: { x: 40, y: 200, width: 900, height: 1250 } },
  { canvas: { width: 1920, height: 1080 }, safeArea: { x: 60, y: 60, width: 1800, height: 960 } },
]

describe.skipIf(missing !== null).each(rooms)(
  `overlays in a real OBS on $canvas ${missing ?? ''}`,
  ({ canvas, safeArea }) => {
    let folder: string
    let obs: RealObs
    const client = new OBSWebSocket()
    let label: DrawnLabel
    let card: DrawnCard

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'overlays-'))
      const painter = await openOverlayPainter({ fontFolder, pictureFolder: folder })
      label = await painter.drawLabel({ text: 'AI生成 虚拟主播', canvas, safeArea, shortestSideShare: 0.05 })
      card = await painter.drawCard({
        title: '釉下彩马克杯 350ml',
        seller: '青山陶瓷有限公司',
        category: '日用陶瓷',
        price: 3990,
        listPrice: { amount: 5900, basis: '7日最低成交价' },
        stock: 128,
        picture: null,
        notices: ['陶瓷易碎，轻拿轻放'],
        canvas,
        safeArea,
      })
      obs = await startRealObs({ canvas })
      await client.connect(obs.url, obs.password)
      await client.call('CreateInput', {
        sceneName: 'Scene',
        inputName: 'room',
        inputKind: 'color_source_v3',
        inputSettings: { width: canvas.width, height: canvas.height, color: 0xff5a786e },
      })
      await show('label', { input: 'label', picture: label.picture, at: label.at })
      await show('card', { input: 'card', picture: card.picture, at: card.at })
    })
    afterAll(async () => {
      await client.disconnect()
      await obs?.[Symbol.asyncDispose]()
      await rm(folder, { recursive: true, force: true })
    })

    async function show(inputName: string, { picture, at }: PlacedOverlay): Promise<void> {
      const { sceneItemId } = await client.call('CreateInput', {
        sceneName: 'Scene',
        inputName,
        inputKind: 'image_source',
        inputSettings: { file: picture.file },
      })
      await client.call('SetSceneItemTransform', {
        sceneName: 'Scene',
        sceneItemId,
        sceneItemTransform: { positionX: at.x, positionY: at.y },
      })
    }

    async function look(size: { imageWidth?: number; imageHeight?: number } = {}): Promise<Pixels> {
      const sourceName = 'Scene'
      const { imageData } = await client.call('GetSourceScreenshot', {
        sourceName,
        imageFormat: 'png',
        ...size,
      })
      return decodePicture(Buffer.from(imageData.slice(imageData.indexOf(',') + 1), 'base64'))
    }

    async function setFilter(filterEnabled: boolean): Promise<void> {
      await client.call('SetSourceFilterEnabled', { sourceName: 'label', filterName: 'veil', filterEnabled })
    }

    it('shows label and card pixel for pixel where they belong', async () => {
      const screen = await look()
      expect(screen).toMatchObject(canvas)
      for (const { picture, at } of [label, card]) {
        const match = pictureMatches(screen, await decodePicture(picture.file), at)
        expect(match.meanDifference).toBeLessThan(0.1)
        expect(match).toMatchObject({ matches: true, otherShare: 0 })
      }
    })

    it('shows the characters of the label at least 5 % of the shortest side tall', async () => {
      const ink = measureInk(cutPixels(await look(), label.at), isWhite)
      expect(ink?.height).toBeGreaterThanOrEqual(Math.min(canvas.width, canvas.height) * 0.05)
      expect(ink?.height).toBeGreaterThanOrEqual(label.inkHeight)
    })

    it('shows them at least 5 % tall in a picture that OBS scaled down to a third', async () => {
      const [imageWidth, imageHeight] = [canvas.width / 3, canvas.height / 3]
      const third = (length: number): number => Math.floor(length / 3)
      const { x, y, width, height } = label.at
      const part = { x: third(x), y: third(y), width: third(width), height: third(height) }
      const ink = measureInk(cutPixels(await look({ imageWidth, imageHeight }), part), isWhite)
      expect(ink?.height).toBeGreaterThanOrEqual(Math.min(imageWidth, imageHeight) * 0.05)
    })

    it('no longer matches under a veil, behind a cover, shifted or scaled', async () => {
      const drawn = await decodePicture(label.picture.file)
      const seen = async (): Promise<boolean> => pictureMatches(await look(), drawn, label.at).matches
      const { sceneItemId } = await client.call('GetSceneItemId', { sceneName: 'Scene', sourceName: 'label' })
      const transform = (sceneItemTransform: Record<string, number>) =>
        client.call('SetSceneItemTransform', { sceneName: 'Scene', sceneItemId, sceneItemTransform })

      await client.call('CreateSourceFilter', {
        sourceName: 'label',
        filterName: 'veil',
        filterKind: 'color_filter_v2',
        filterSettings: { opacity: 0.97 },
      })
      expect(await seen()).toBe(false)
      await setFilter(false)
      expect(await seen()).toBe(true)

      await transform({ positionX: label.at.x + 1 })
      expect(await seen()).toBe(false)
      await transform({ positionX: label.at.x, scaleX: 0.98, scaleY: 0.98 })
      expect(await seen()).toBe(false)
      await transform({ scaleX: 1, scaleY: 1 })
      expect(await seen()).toBe(true)

      const { sceneItemId: cover } = await client.call('CreateInput', {
        sceneName: 'Scene',
        inputName: 'cover',
        inputKind: 'color_source_v3',
        inputSettings: { width: 24, height: 24, color: 0xff808080 },
      })
      await client.call('SetSceneItemTransform', {
        sceneName: 'Scene',
        sceneItemId: cover,
        sceneItemTransform: { positionX: label.at.x + 40, positionY: label.at.y + 40 },
      })
      expect(await seen()).toBe(false)
      await client.call('SetSceneItemEnabled', {
        sceneName: 'Scene',
        sceneItemId: cover,
        sceneItemEnabled: false,
      })
      expect(await seen()).toBe(true)
    })
  },
)
