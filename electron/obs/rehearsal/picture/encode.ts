import type { Canvas } from '@napi-rs/canvas'

/** What the rehearsal OBS can write a picture as; OBS's own list depends on the machine. */
export const pictureFormats = ['jpeg', 'jpg', 'png', 'webp'] as const

/** Qt's default, which OBS uses where no quality is asked for. */
const defaultQuality = 75

/** Encodes away from this thread. `quality` is 0 to 100, or -1 for the default. */
export function encode(canvas: Canvas, format: string, quality: number): Promise<Buffer> {
  if (format === 'png') return canvas.encode('png')
  return canvas.encode(format === 'webp' ? 'webp' : 'jpeg', quality < 0 ? defaultQuality : quality)
}
