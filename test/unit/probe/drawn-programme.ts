import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCanvas, loadImage, type SKRSContext2D } from '@napi-rs/canvas'
import { type DrawnLabel, openOverlayPainter } from '#electron/obs/overlays/painter.ts'
import { decodePicture } from '#electron/studio/pictures/decode-picture.ts'
import type { Pixels } from '#shared/rules/pixels.ts'
import { resourcesDir } from '#test/harness/studio.ts'

type Size = { readonly width: number; readonly height: number }

export const canvas: Size = { width: 1080, height: 1920 }

/** The room's label as it is drawn for the portrait canvas, and its pixels. */
export async function drawLabel(text = 'AI生成'): Promise<{ label: DrawnLabel; pixels: Pixels }> {
  const folder = await mkdtemp(join(tmpdir(), 'fairlive-probe-'))
  const painter = await openOverlayPainter({ fontFolder: join(resourcesDir, 'fonts'), pictureFolder: folder })
  const safeArea = { x: 60, y: 200, width: 960, height: 1400 }
  const label = await painter.drawLabel({ text, canvas, safeArea, shortestSideShare: 0.05 })
  return { label, pixels: await decodePicture(label.picture.file) }
}

export type Programme = {
  readonly width: number
  readonly ground: string
  readonly opacity: number
  /** Drawn over all, in canvas pixels. */
  readonly over: (context: SKRSContext2D) => void
}

const plain: Programme = { width: 270, ground: '#808080', opacity: 1, over: () => undefined }

/** A picture of a programme with the label in its place, through a JPEG as the probe gets it. */
export async function picture(label: DrawnLabel | null, change: Partial<Programme> = {}): Promise<Pixels> {
  return decodePicture(await jpegOf(label, change))
}

export async function jpegOf(label: DrawnLabel | null, change: Partial<Programme> = {}): Promise<Buffer> {
  const { width, ground, opacity, over } = { ...plain, ...change }
  const drawn = createCanvas(width, Math.round((width * canvas.height) / canvas.width))
  const context = drawn.getContext('2d')
  context.scale(drawn.width / canvas.width, drawn.height / canvas.height)
  context.fillStyle = ground
  context.fillRect(0, 0, canvas.width, canvas.height)
  if (label !== null) {
    context.globalAlpha = opacity
    context.drawImage(await loadImage(label.picture.file), label.at.x, label.at.y)
    context.globalAlpha = 1
  }
  over(context)
  return drawn.encode('jpeg', 60)
}
