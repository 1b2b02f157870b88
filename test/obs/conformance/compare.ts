import { createCanvas, type Image, loadImage } from '@napi-rs/canvas'

import type { Seen } from './run.ts'
import type { Step } from './scenario.ts'

/** A step as it is compared: no machine's names, no clock, events in an order of their own unless it counts. */
export type Comparable = {
  readonly label: string
  readonly answer: unknown
  readonly events: readonly unknown[]
}

export function comparable(
  seen: readonly Seen[],
  steps: readonly Step[],
  recordings: string,
): readonly Comparable[] {
  return seen.map((one, index) => {
    const loose = new Set(steps[index]?.loose ?? [])
    const plain = (value: unknown) => normal(value, loose, recordings)
    const unsteady = steps[index]?.unsteady ?? []
    const events = one.events.filter(({ eventType }) => !unsteady.includes(eventType)).map(plain)
    return {
      label: one.label,
      answer: plain(one.answer),
      events: steps[index]?.ordered === true ? events : events.toSorted(byText),
    }
  })
}

function byText(one: unknown, other: unknown): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1
}

function normal(value: unknown, loose: ReadonlySet<string>, recordings: string): unknown {
  if (typeof value === 'number') return Number(value.toFixed(3))
  if (typeof value === 'string') {
    // A second recording within the same second has a number behind its time.
    return value
      .replaceAll(recordings, '<recordings>')
      .replaceAll(/\d{4}-\d\d-\d\d \d\d-\d\d-\d\d( \(\d+\))?/g, '<time>')
  }
  if (Array.isArray(value)) return value.map((one) => normal(one, loose, recordings))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => {
        if (key === 'imageData' && typeof inner === 'string') return [key, inner.split(',')[0]]
        return [key, loose.has(key) ? kindOf(inner) : normal(inner, loose, recordings)]
      }),
  )
}

function kindOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
}

/** Every screenshot among the answers, decoded. */
export async function picturesIn(seen: readonly Seen[]): Promise<readonly Picture[]> {
  const pictures: Picture[] = []
  for (const { label, answer } of seen) {
    const data = (answer as { responseData?: { imageData?: unknown } } | null)?.responseData?.imageData
    if (typeof data !== 'string') continue
    pictures.push({ label, ...pixels(await loadImage(Buffer.from(data.split(',')[1] ?? '', 'base64'))) })
  }
  return pictures
}

export type Picture = {
  readonly label: string
  readonly width: number
  readonly height: number
  readonly rgba: Uint8ClampedArray
}

function pixels(image: Image): Omit<Picture, 'label'> {
  const { width, height } = image
  const context = createCanvas(width, height).getContext('2d')
  context.drawImage(image, 0, 0)
  return { width, height, rgba: context.getImageData(0, 0, width, height).data }
}

/** Share of the pixels that differ by more than `tolerance` in any channel, alpha counted in. 0 for equal pictures. */
export function difference(one: Picture, other: Picture, tolerance: number): number {
  if (one.width !== other.width || one.height !== other.height) return 1
  let differing = 0
  for (let at = 0; at < one.rgba.length; at += 4) {
    const differs = (channel: number) =>
      Math.abs((one.rgba[at + channel] ?? 0) - (other.rgba[at + channel] ?? 0)) > tolerance
    if ([0, 1, 2, 3].some(differs)) differing += 1
  }
  return differing / (one.rgba.length / 4)
}
