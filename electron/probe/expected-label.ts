import type { LabelIntent, Rectangle } from '#shared/model/intent.ts'
import type { Pixels } from '#shared/rules/pixels.ts'

type Size = { readonly width: number; readonly height: number }

/** The label as a picture of the programme at one size must show it. */
export type ExpectedLabel = {
  /** The picture's size that this was made for. */
  readonly picture: Size
  /** Where the label lies in it, in whole pixels that its drawing covers at least in part. */
  readonly area: Rectangle
  /** Luminance from 0 to 255 of each pixel of `area`, by rows; NaN where what lies behind the label shines through. */
  readonly luminance: Float32Array
  /** Height of the drawn characters in the picture's pixels. */
  readonly inkHeight: number
}

/**
 * What a picture of the programme shows of the label. OBS takes a picture by drawing the scene straight into it, so a
 * pixel is not the mean of what it covers but the label's own texture, read between the four texels nearest to the
 * pixel's centre. Null where the label does not lie wholly inside the canvas.
 * @param drawn the label's own PNG, at canvas size
 */
export function expectLabel(
  drawn: Pixels,
  { at, inkHeight }: Pick<LabelIntent, 'at' | 'inkHeight'>,
  canvas: Size,
  picture: Size,
): ExpectedLabel | null {
  if (at.x < 0 || at.y < 0 || at.x + drawn.width > canvas.width || at.y + drawn.height > canvas.height)
    return null
  const across = picture.width / canvas.width
  const down = picture.height / canvas.height
  const left = Math.floor(at.x * across)
  const top = Math.floor(at.y * down)
  const area = {
    x: left,
    y: top,
    width: Math.min(picture.width, Math.ceil((at.x + drawn.width) * across)) - left,
    height: Math.min(picture.height, Math.ceil((at.y + drawn.height) * down)) - top,
  }
  const luminance = new Float32Array(area.width * area.height)
  for (let row = 0; row < area.height; row++) {
    const y = (top + row + 0.5) / down - at.y - 0.5
    for (let column = 0; column < area.width; column++) {
      const x = (left + column + 0.5) / across - at.x - 0.5
      luminance[row * area.width + column] = opaqueLuminanceAt(drawn, x, y)
    }
  }
  return { picture, area, luminance, inkHeight: inkHeight * down }
}

/**
 * Between the four texels around a point, as a graphics card reads a texture: OBS mixes in linear light. NaN unless all
 * four are opaque.
 */
function opaqueLuminanceAt({ width, height, data }: Pixels, x: number, y: number): number {
  const left = Math.floor(x)
  const top = Math.floor(y)
  if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) return Number.NaN
  const across = x - left
  const down = y - top
  const mixed: [number, number, number] = [0, 0, 0]
  for (const [dx, dy, weight] of [
    [0, 0, (1 - across) * (1 - down)],
    [1, 0, across * (1 - down)],
    [0, 1, (1 - across) * down],
    [1, 1, across * down],
  ] as const) {
    const at = ((top + dy) * width + left + dx) * 4
    if ((data[at + 3] ?? 0) < 255) return Number.NaN
    for (const channel of [0, 1, 2] as const) mixed[channel] += weight * linearLight(data[at + channel] ?? 0)
  }
  return luminanceAt(mixed.map(encoded), 0)
}

/** IEC 61966-2-1 (sRGB), from 0-255 to 0-1 and back. */
function linearLight(value: number): number {
  const share = value / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}

function encoded(light: number): number {
  return 255 * (light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055)
}

/** Rec. 601 luma, which is what a JPEG keeps finest. */
export function luminanceAt(data: ArrayLike<number>, at: number): number {
  return 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0)
}
