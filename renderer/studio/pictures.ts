import { type PictureWish, unpackPicture } from '#shared/contract/pictures.ts'
import type { PictureChannel } from './transport.ts'

/** Called with each new picture of its name; the bitmap is closed right after the call. */
export type PictureListener = (picture: ImageBitmap) => void

export type Pictures = {
  /** `programme`, or `scene:<name>`. Returns how to stop. */
  readonly show: (name: string, listener: PictureListener) => () => void
  /** Width in device pixels that the monitor has room for. */
  readonly programmeWidth: (pixels: number) => void
  readonly close: () => void
}

const programmePerSecond = 15
const widths = [360, 540, 720, 1080] as const

/** The smallest width in steps that fills so many pixels, so that a dragged window does not send a wish per pixel. */
export function steppedWidth(pixels: number): number {
  return widths.find((width) => width >= pixels) ?? 1080
}

/**
 * Shares the picture channel among all that show pictures. Asks only for what is on screen and for nothing while the
 * page is hidden; decodes one picture of a name at a time, and the newest of those that came meanwhile: never a queue.
 */
export function sharePictures(channel: PictureChannel, page: Document): Pictures {
  const listeners = new Map<string, Set<PictureListener>>()
  const decoding = new Set<string>()
  const newest = new Map<string, Uint8Array<ArrayBuffer>>()
  const decoder = new TextDecoder()
  let width = 540
  let sent = ''

  const wish = () => {
    const visible = page.visibilityState === 'visible'
    const programme = visible && listeners.has('programme')
    const scenes = visible && [...listeners.keys()].some((name) => name.startsWith('scene:'))
    const wished: PictureWish = {
      programme: programme ? { perSecond: programmePerSecond, width } : null,
      scenes,
    }
    const json = JSON.stringify(wished)
    if (json !== sent) channel.wish(json)
    sent = json
  }

  const decode = async (name: string) => {
    if (decoding.has(name)) return
    decoding.add(name)
    for (let jpeg = newest.get(name); jpeg !== undefined; jpeg = newest.get(name)) {
      newest.delete(name)
      try {
        const bitmap = await createImageBitmap(new Blob([jpeg], { type: 'image/jpeg' }))
        for (const listener of listeners.get(name) ?? []) listener(bitmap)
        bitmap.close()
      } catch {
        // A picture that cannot be decoded is one picture less; the monitor says by itself when none comes.
      }
    }
    decoding.delete(name)
  }

  const stopPictures = channel.onPicture((packed) => {
    const picture = unpackPicture(packed, (label) => decoder.decode(label))
    if (picture === null || !listeners.has(picture.name)) return
    newest.set(picture.name, picture.jpeg as Uint8Array<ArrayBuffer>)
    void decode(picture.name)
  })
  page.addEventListener('visibilitychange', wish)

  return {
    show(name, listener) {
      const known = listeners.get(name) ?? new Set()
      known.add(listener)
      listeners.set(name, known)
      wish()
      return () => {
        known.delete(listener)
        if (known.size === 0) listeners.delete(name)
        wish()
      }
    },
    programmeWidth(pixels) {
      width = steppedWidth(pixels)
      wish()
    },
    close() {
      stopPictures()
      page.removeEventListener('visibilitychange', wish)
      listeners.clear()
    },
  }
}
