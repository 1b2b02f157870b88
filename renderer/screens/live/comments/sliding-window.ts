/** Which rows of a long list are in the page: a window of bounded size that slides over it. */

export type Slide = { readonly from: number; readonly to: number }

/** Rows in the page at most while one reads. */
const largest = 200
const step = 100

/** The newest `rows` of a list. */
export function atEnd(length: number, rows: number): Slide {
  return { from: Math.max(0, length - rows), to: length }
}

/** A window that holds the row `index`, as little moved as possible. */
export function holding(slide: Slide, index: number, length: number): Slide {
  if (index >= slide.from && index < slide.to) return slide
  const from = Math.max(0, Math.min(index - Math.floor(largest / 2), length - largest))
  return { from, to: Math.min(length, from + largest) }
}

export function slidUp({ from, to }: Slide): Slide {
  const next = Math.max(0, from - step)
  return { from: next, to: Math.min(to, next + largest) }
}

export function slidDown({ from, to }: Slide, length: number): Slide {
  const next = Math.min(length, to + step)
  return { from: Math.max(from, next - largest), to: next }
}
