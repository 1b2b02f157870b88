/** What filters do to a picture, as far as it is drawn here: crop and opacity. Other kinds are kept, not drawn. */
import type { Filter, Size } from './world.ts'

export type Effects = {
  /** 0 to 1. */
  readonly opacity: number
  /** Where the source's own picture begins in what is left of it. */
  readonly left: number
  readonly top: number
}

function numberIn(filter: Filter, name: string, otherwise: number): number {
  const value = filter.settings[name]
  return typeof value === 'number' ? value : otherwise
}

function cropOf(
  filter: Filter,
  size: Size,
): { readonly left: number; readonly top: number; readonly size: Size } {
  const left = numberIn(filter, 'left', 0)
  const top = numberIn(filter, 'top', 0)
  if (filter.settings.relative === false) {
    const width = numberIn(filter, 'cx', 0)
    const height = numberIn(filter, 'cy', 0)
    return { left, top, size: { width, height } }
  }
  const width = Math.max(0, size.width - left - numberIn(filter, 'right', 0))
  const height = Math.max(0, size.height - top - numberIn(filter, 'bottom', 0))
  return { left, top, size: { width, height } }
}

export function croppedSize(size: Size, filters: readonly Filter[]): Size {
  let left = size
  for (const filter of filters) {
    if (filter.enabled && filter.kind === 'crop_filter') left = cropOf(filter, left).size
  }
  return left
}

function opacityOf(filter: Filter): number {
  switch (filter.kind) {
    case 'color_filter_v2':
    case 'chroma_key_filter_v2':
      return numberIn(filter, 'opacity', 1)
    case 'color_filter':
      return numberIn(filter, 'opacity', 100) / 100
    default:
      return 1
  }
}

export function effectsOf(size: Size, filters: readonly Filter[]): Effects {
  let opacity = 1
  let left = 0
  let top = 0
  let rest = size
  for (const filter of filters) {
    if (!filter.enabled) continue
    opacity *= Math.min(1, Math.max(0, opacityOf(filter)))
    if (filter.kind !== 'crop_filter') continue
    const crop = cropOf(filter, rest)
    left += crop.left
    top += crop.top
    rest = crop.size
  }
  return { opacity, left, top }
}
