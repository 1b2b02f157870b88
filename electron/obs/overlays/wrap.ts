import { type Glyph, isSpace } from './glyphs.ts'

export type Wrapped = {
  readonly lines: readonly (readonly Glyph[])[]
  /** True where text was left out and the last line ends in an ellipsis. */
  readonly shortened: boolean
}

/** Width of a run of glyphs in pixels. */
export type Measure = (glyphs: readonly Glyph[]) => number

/** Never at the start of a line, and never at its end (the usual prohibitions of Chinese setting, W3C clreq 3.1.3). */
const notFirst = new Set('，。、；：？！）》〉」』】〕…—·,.;:?!)]}%％℃”’')
const notLast = new Set('（《〈「『【〔([{¥￥$#“‘')
const ellipsis: Glyph = { text: '…', covered: true }

/**
 * Breaks text into at most `maxLines` lines of at most `maxWidth` pixels. Han may break anywhere but beside the
 * punctuation above; Latin words and numbers stay whole unless one alone is wider than a line.
 */
export function wrapGlyphs(
  glyphs: readonly Glyph[],
  measure: Measure,
  maxWidth: number,
  maxLines: number,
): Wrapped {
  const lines: Glyph[][] = []
  let rest = trimSpaces(glyphs)
  while (rest.length > 0 && lines.length < maxLines) {
    const taken = lineLength(rest, measure, maxWidth)
    lines.push(trimSpaces(rest.slice(0, taken)))
    rest = trimSpaces(rest.slice(taken))
  }
  const last = lines.at(-1)
  if (rest.length === 0 || last === undefined) return { lines, shortened: false }
  lines[lines.length - 1] = shorten(last.concat(rest), measure, maxWidth)
  return { lines, shortened: true }
}

function lineLength(glyphs: readonly Glyph[], measure: Measure, maxWidth: number): number {
  const fitting = fittingLength(glyphs, measure, maxWidth)
  if (fitting === glyphs.length) return fitting
  for (let length = fitting; length > 0; length--) {
    if (mayBreak(glyphs[length - 1], glyphs[length])) return length
  }
  return Math.max(1, fitting)
}

function fittingLength(glyphs: readonly Glyph[], measure: Measure, maxWidth: number): number {
  let low = 0
  let high = glyphs.length
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (measure(glyphs.slice(0, middle)) <= maxWidth) low = middle
    else high = middle - 1
  }
  return low
}

function mayBreak(before: Glyph | undefined, after: Glyph | undefined): boolean {
  if (before === undefined || after === undefined) return true
  if (isSpace(before) || isSpace(after)) return true
  if (notFirst.has(after.text) || notLast.has(before.text)) return false
  return !(isWordPart(before) && isWordPart(after))
}

function isWordPart(glyph: Glyph): boolean {
  return glyph.covered && /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Nd}'_+-]/u.test(glyph.text)
}

function shorten(glyphs: readonly Glyph[], measure: Measure, maxWidth: number): Glyph[] {
  let length = glyphs.length
  while (length > 0 && measure([...glyphs.slice(0, length), ellipsis]) > maxWidth) length--
  return [...trimSpaces(glyphs.slice(0, length)), ellipsis]
}

function trimSpaces(glyphs: readonly Glyph[]): Glyph[] {
  const first = glyphs.findIndex((glyph) => !isSpace(glyph))
  const last = glyphs.findLastIndex((glyph) => !isSpace(glyph))
  return first < 0 ? [] : glyphs.slice(first, last + 1)
}
