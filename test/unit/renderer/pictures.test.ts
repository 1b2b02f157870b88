import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Pictures, sharePictures, steppedWidth } from '#renderer/studio/pictures.ts'
import { PictureWish, packPicture } from '#shared/contract/pictures.ts'

/** A page that can be hidden, and a channel whose wishes are kept: the two ends that the sharing stands between. */
function standIn() {
  const wishes: PictureWish[] = []
  const listeners = new Set<(packed: Uint8Array<ArrayBuffer>) => void>()
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
  const pictures = sharePictures(
    {
      onPicture(listener) {
        listeners.add(listener)
        return () => {
          listeners.delete(listener)
        }
      },
      wish: (json) => wishes.push(PictureWish.parse(JSON.parse(json))),
    },
    page as unknown as Document,
  )
  const send = (name: string, mark: number) => {
    const packed = packPicture(name, Uint8Array.of(mark), (text) => new TextEncoder().encode(text))
    for (const listener of listeners) listener(packed as Uint8Array<ArrayBuffer>)
  }
  const hide = (hidden: boolean) => {
    page.visibilityState = hidden ? 'hidden' : 'visible'
    page.dispatchEvent(new Event('visibilitychange'))
  }
  return { pictures, wishes, listeners, send, hide }
}

/** Decoding that ends when the test says so; a bitmap is the mark of its picture. */
let decodings: { readonly mark: number; readonly end: () => void; closed: boolean }[] = []

beforeEach(() => {
  decodings = []
  vi.stubGlobal('createImageBitmap', async (blob: Blob) => {
    const mark = new Uint8Array(await blob.arrayBuffer())[0] ?? 0
    const { promise, resolve } = Promise.withResolvers<void>()
    const decoding = { mark, end: resolve, closed: false }
    decodings.push(decoding)
    await promise
    return {
      mark,
      close: () => {
        decoding.closed = true
      },
    }
  })
})
afterEach(() => vi.unstubAllGlobals())

const nothing = () => undefined

test('only what is on screen is asked for, and nothing while the page is hidden', () => {
  const { pictures, wishes, hide } = standIn()
  pictures.programmeWidth(400)
  const stopMonitor = pictures.show('programme', nothing)
  const stopScene = pictures.show('scene:直播间', nothing)
  hide(true)
  hide(false)
  stopMonitor()
  stopScene()
  const brief = wishes.map(({ programme, scenes }) => [programme?.width ?? null, scenes])
  expect(brief).toEqual([
    [null, false],
    [540, false],
    [540, true],
    [null, false],
    [540, true],
    [null, true],
    [null, false],
  ])
  expect(wishes[1]?.programme?.perSecond).toBeGreaterThanOrEqual(10)
})

test('while one picture is decoded only the newest of those that come is kept, and every bitmap is closed', async () => {
  const { pictures, send } = standIn()
  const shown: unknown[] = []
  pictures.show('programme', (picture) => shown.push((picture as unknown as { mark: number }).mark))
  for (const mark of [1, 2, 3, 4]) send('programme', mark)
  await vi.waitFor(() => expect(decodings).toHaveLength(1))
  decodings[0]?.end()
  await vi.waitFor(() => expect(decodings).toHaveLength(2))
  decodings[1]?.end()
  await vi.waitFor(() => expect(shown).toEqual([1, 4]))
  expect(decodings.every(({ closed }) => closed)).toBe(true)
})

test('pictures that nobody shows are not decoded, and closing lets go of the channel', async () => {
  const {
    pictures,
    send,
    listeners,
  }: { pictures: Pictures; send: (name: string, mark: number) => void; listeners: Set<unknown> } = standIn()
  send('scene:unseen', 1)
  await Promise.resolve()
  expect(decodings).toHaveLength(0)
  pictures.close()
  expect(listeners.size).toBe(0)
})

test('a dragged window asks for few widths', () => {
  expect([1, 360, 361, 700, 5_000].map(steppedWidth)).toEqual([360, 360, 540, 720, 1080])
})
