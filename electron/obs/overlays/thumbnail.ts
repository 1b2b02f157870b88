import { open } from 'node:fs/promises'
import { type Image, loadImage, type SKRSContext2D } from '@napi-rs/canvas'
import type { Rectangle } from '#shared/model/intent.ts'
import { palette } from './palette.ts'
import { readPictureSize } from './picture-size.ts'

/** Why a card's picture could not be drawn. */
export type PictureProblem = 'missing' | 'too-large' | 'not-a-picture'

export type Thumbnail =
  | { readonly image: Image; readonly problem: null }
  | { readonly image: null; readonly problem: PictureProblem | null }

/** A product picture needs no more; whatever is larger would stall the drawing or fill the memory. */
const maxBytes = 12_000_000
const maxPixels = 40_000_000

/**
 * Reads a card's picture. Size and kind are checked on the bytes before anything is decoded, and only PNG, JPEG and
 * WebP are let through: the canvas would also open SVG, whose text comes from system fonts.
 */
export async function loadThumbnail(file: string | null): Promise<Thumbnail> {
  if (file === null) return { image: null, problem: null }
  const bytes = await readLimited(file)
  if (typeof bytes === 'string') return { image: null, problem: bytes }
  const size = readPictureSize(bytes)
  if (size === null || size.width < 1 || size.height < 1) return { image: null, problem: 'not-a-picture' }
  if (size.width * size.height > maxPixels) return { image: null, problem: 'too-large' }
  try {
    return { image: await loadImage(bytes), problem: null }
  } catch {
    return { image: null, problem: 'not-a-picture' }
  }
}

/** Draws the picture to cover `at` (its middle where the shapes differ), or the placeholder. */
export function drawThumbnail(
  context: SKRSContext2D,
  image: Image | null,
  at: Rectangle,
  unit: number,
): void {
  context.save()
  context.beginPath()
  context.roundRect(at.x, at.y, at.width, at.height, 20 * unit)
  context.clip()
  context.fillStyle = palette.placeholder
  context.fillRect(at.x, at.y, at.width, at.height)
  if (image === null) drawPlaceholder(context, at)
  else {
    const scale = Math.max(at.width / image.width, at.height / image.height)
    const width = image.width * scale
    const height = image.height * scale
    context.imageSmoothingQuality = 'high'
    context.drawImage(image, at.x + (at.width - width) / 2, at.y + (at.height - height) / 2, width, height)
  }
  context.restore()
}

/** A parcel in outline. */
function drawPlaceholder(context: SKRSContext2D, at: Rectangle): void {
  const side = at.width * 0.4
  const left = at.x + (at.width - side) / 2
  const top = at.y + (at.height - side) / 2
  context.strokeStyle = palette.placeholderInk
  context.lineWidth = at.width * 0.024
  context.lineJoin = 'round'
  context.strokeRect(left, top, side, side)
  context.beginPath()
  context.moveTo(left, top + side * 0.3)
  context.lineTo(left + side, top + side * 0.3)
  context.moveTo(left + side * 0.38, top)
  context.lineTo(left + side * 0.38, top + side * 0.55)
  context.lineTo(left + side * 0.62, top + side * 0.55)
  context.lineTo(left + side * 0.62, top)
  context.stroke()
}

async function readLimited(file: string): Promise<Buffer | PictureProblem> {
  try {
    await using handle = await open(file, 'r')
    const { size } = await handle.stat()
    return size > maxBytes ? 'too-large' : await handle.readFile()
  } catch {
    return 'missing'
  }
}
