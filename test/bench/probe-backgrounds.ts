/** Grounds for a label to be found on, drawn anew from a seed: what a room may show behind it. */
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas'

type Size = { readonly width: number; readonly height: number }
type Draw = (context: SKRSContext2D, size: Size, random: () => number) => void

/** A photograph's look without a photograph: soft shapes in light and shade, with grain. */
const photo: Draw = (context, size, random) => {
  gradient(context, size, random)
  for (let n = 0; n < 60; n++) {
    const [x, y, radius] = [random() * size.width, random() * size.height, 40 + random() * 320]
    const light = context.createRadialGradient(x, y, 0, x, y, radius)
    light.addColorStop(0, colour(random, 0.75))
    light.addColorStop(1, 'rgb(0 0 0 / 0)')
    context.fillStyle = light
    context.fillRect(x - radius, y - radius, radius * 2, radius * 2)
  }
  grain(context, size, random, 24)
}

const gradient: Draw = (context, { width, height }, random) => {
  const ramp = context.createLinearGradient(0, 0, random() * width, height)
  for (let stop = 0; stop <= 3; stop++) ramp.addColorStop(stop / 3, colour(random))
  context.fillStyle = ramp
  context.fillRect(0, 0, width, height)
}

const noise: Draw = (context, size, random) => {
  solid(context, size, random)
  grain(context, size, random, 255)
}

const solid: Draw = (context, { width, height }, random) => {
  context.fillStyle = colour(random)
  context.fillRect(0, 0, width, height)
}

/** Bullet comments and banners: white and coloured characters of every size, some as large as the label's. */
const text: Draw = (context, { width, height }, random) => {
  solid(context, { width, height }, random)
  for (let n = 0; n < 160; n++) {
    context.font = `${24 + random() * 60}px "Fairlive Overlay Bold"`
    context.fillStyle = random() < 0.5 ? '#ffffff' : colour(random)
    const words = ['限时优惠', 'AI生成', '直播间专享', '包邮到家', '一二三上链接', 'OK OK']
    context.fillText(words[Math.floor(random() * words.length)] ?? '', random() * width, random() * height)
  }
}

/** The label's own colours, where its plate has no edge and its characters have no contrast of their own. */
const similar: Draw = (context, { width, height }, random) => {
  context.fillStyle = random() < 0.5 ? '#12161c' : '#ffffff'
  context.fillRect(0, 0, width, height)
  for (let n = 0; n < 200; n++) {
    context.fillStyle = random() < 0.5 ? '#12161c' : '#ffffff'
    context.fillRect(random() * width, random() * height, 20 + random() * 200, 10 + random() * 90)
  }
}

/** Moved by a filter while the pictures are taken; `isMoving` says so. */
const motion: Draw = (context, size, random) => {
  photo(context, size, random)
  text(context, { width: size.width / 2, height: size.height }, random)
}

const draws = { solid, gradient, noise, photo, text, similar, motion }
export type BackgroundKind = keyof typeof draws
export const backgroundKinds = Object.keys(draws) as readonly BackgroundKind[]

/** A JPEG of one ground; its characters need the overlay fonts, which opening a painter registers. */
export async function drawBackground(
  kind: BackgroundKind,
  size: Size,
  random: () => number,
): Promise<Buffer> {
  const canvas = createCanvas(size.width, size.height)
  draws[kind](canvas.getContext('2d'), size, random)
  return canvas.encode('jpeg', 92)
}

export function isMoving(kind: BackgroundKind): boolean {
  return kind === 'motion'
}

function colour(random: () => number, alpha = 1): string {
  return `hsl(${random() * 360} ${random() * 90}% ${random() * 100}% / ${alpha})`
}

function grain(
  context: SKRSContext2D,
  { width, height }: Size,
  random: () => number,
  strength: number,
): void {
  const pixels = context.getImageData(0, 0, width, height)
  for (let at = 0; at < pixels.data.length; at += 4) {
    const step = (random() - 0.5) * strength
    for (let channel = at; channel < at + 3; channel++)
      pixels.data[channel] = Math.max(0, Math.min(255, (pixels.data[channel] ?? 0) + step))
  }
  context.putImageData(pixels, 0, 0)
}
