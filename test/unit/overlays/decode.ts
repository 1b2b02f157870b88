import { createCanvas, loadImage } from '@napi-rs/canvas'
import type { Pixels } from '#shared/rules/pixels.ts'

/** The pixels of a PNG, from a file or from bytes. */
export async function decodePicture(source: string | Buffer): Promise<Pixels> {
  const image = await loadImage(source)
  const context = createCanvas(image.width, image.height).getContext('2d')
  context.drawImage(image, 0, 0)
  const { data } = context.getImageData(0, 0, image.width, image.height)
  return { width: image.width, height: image.height, data: new Uint8ClampedArray(data) }
}

export const isWhite = (red: number, green: number, blue: number): boolean =>
  red > 128 && green > 128 && blue > 128
