import { createCanvas, loadImage } from '@napi-rs/canvas'
import type { Pixels } from '#shared/rules/pixels.ts'

/** The pixels of a JPEG or PNG, from bytes or from a file. Throws where it is none. */
export async function decodePicture(source: Uint8Array | string): Promise<Pixels> {
  const image = await loadImage(typeof source === 'string' ? source : Buffer.from(source))
  const { width, height } = image
  const context = createCanvas(width, height).getContext('2d')
  context.drawImage(image, 0, 0)
  // On ImageData each access of `data` is a call out of the engine: read once.
  const { data } = context.getImageData(0, 0, width, height)
  return { width, height, data }
}
