import { type Canvas, createCanvas, ImageData } from '@napi-rs/canvas'

/** What the rehearsal OBS can write a picture as; OBS's own list depends on the machine. */
export const pictureFormats = ['jpeg', 'jpg', 'png', 'webp'] as const

/** Qt's default, which OBS uses where no quality is asked for. */
const defaultQuality = 75

/** Encodes away from this thread. `quality` is 0 to 100, or -1 for the default. */
export function encode(canvas: Canvas, format: string, quality: number): Promise<Buffer> {
  if (format === 'png') return canvas.encode('png')
  return canvas.encode(format === 'webp' ? 'webp' : 'jpeg', quality < 0 ? defaultQuality : quality)
}

export function hasAlpha(format: string): boolean {
  return format === 'png' || format === 'webp'
}

/**
 * The canvas with its colours multiplied by their alpha and that alpha kept: OBS renders that way and writes its
 * screenshots as they are, though PNG wants them undivided. A probe must find here what it finds there.
 */
export function asObsWritesIt(canvas: Canvas): Canvas {
  const { width, height } = canvas
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height)
  let seeThrough = false
  for (let at = 3; at < data.length; at += 4) {
    const alpha = data[at] ?? 255
    if (alpha === 255) continue
    seeThrough = true
    for (let channel = at - 3; channel < at; channel++) {
      data[channel] = Math.round(((data[channel] ?? 0) * alpha) / 255)
    }
  }
  if (!seeThrough) return canvas
  const written = createCanvas(width, height)
  written.getContext('2d').putImageData(new ImageData(data, width, height), 0, 0)
  return written
}
