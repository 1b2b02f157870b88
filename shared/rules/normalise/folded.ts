/** A text's characters on their way through normalisation: code points, and where in the original each began. */
import { expands, kinds, type NormaliseTables } from './tables.ts'

export type Folded = {
  codes: Int32Array
  /** Index of the UTF-16 unit in the original from which the code came. */
  starts: Int32Array
  length: number
  /** Emoji that were taken out from between Chinese characters. */
  marks: number[]
}

export function newFolded(): Folded {
  return { codes: new Int32Array(256), starts: new Int32Array(256), length: 0, marks: [] }
}

/** Writes the folded characters of `text` into `into`, which is cleared first and grows where it must. */
export function fold({ fold: table, expansions, kind }: NormaliseTables, text: string, into: Folded): void {
  into.length = 0
  into.marks.length = 0
  // One unit may become several (㍿ becomes four), so that room is looked after on each way that adds more than one.
  if (into.codes.length < text.length) grow(into, text.length)
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const folded = table[unit] ?? 0
    if (folded === 0) {
      if (unit < 0xd800 || unit > 0xdbff) continue
      const code = text.codePointAt(at) ?? 0
      if (code < 0x10000) continue
      addAll(into, expansions.get(code) ?? [code], at)
      at++
    } else if (folded === expands) addAll(into, expansions.get(unit) ?? [], at)
    else add(into, folded, at)
  }
  closeGaps(kind, into)
}

function grow(into: Folded, least: number): void {
  const size = Math.max(least, into.codes.length * 2)
  const codes = new Int32Array(size)
  const starts = new Int32Array(size)
  codes.set(into.codes)
  starts.set(into.starts)
  into.codes = codes
  into.starts = starts
}

function add(into: Folded, code: number, start: number): void {
  if (into.length === into.codes.length) grow(into, 0)
  into.codes[into.length] = code
  into.starts[into.length] = start
  into.length++
}

function addAll(into: Folded, codes: readonly number[], start: number): void {
  for (const code of codes) add(into, code, start)
}

/** A code's kind; what lies beyond the basic plane is a Chinese character or a mark. */
export function kindOf(kind: Uint8Array, code: number): number {
  if (code < 0x10000) return kind[code] ?? kinds.other
  return code >= 0x20000 ? kinds.han : kinds.mark
}

/**
 * Takes out what is put between Chinese characters to slip past a reader of words: gaps wherever one side is Chinese,
 * marks where both are, sentence punctuation where it stands around a single character (`差，评`). Elsewhere gaps
 * become one space; two and more points are hesitation and stay as one.
 */
function closeGaps(kind: Uint8Array, text: Folded): void {
  const { codes, starts, marks } = text
  let kept = 0
  /** The place of a lone character from before which a stop was taken out. */
  let alone = 0
  for (let at = 0; at < text.length; ) {
    const code = codes[at] ?? 0
    const is = kindOf(kind, code)
    if (is !== kinds.gap && is !== kinds.mark && is !== kinds.stop) {
      codes[kept] = code
      starts[kept] = starts[at] ?? 0
      kept++
      at++
      continue
    }
    const end = endOfRun(kind, text, at, is)
    const before = kept > 0 ? kindOf(kind, codes[kept - 1] ?? 0) : kinds.gap
    const after = end < text.length ? kindOf(kind, codes[end] ?? 0) : kinds.gap
    const betweenHan = before === kinds.han && after === kinds.han
    if (is === kinds.gap) {
      const joined = joins(before) || joins(after)
      const points = end - at > 1 && code === 0x2e
      if (points || !joined) {
        codes[kept] = points ? 0x2026 : 0x20
        starts[kept] = starts[at] ?? 0
        kept++
      }
    } else if (is === kinds.mark && betweenHan) {
      for (let mark = at; mark < end; mark++) marks.push(codes[mark] ?? 0)
    } else if (
      betweenHan &&
      end - at === 1 &&
      standsAlone(kind, text, kept - 1, alone) &&
      !goesOn(kind, text, end)
    ) {
      alone = kept
    } else {
      for (let stop = at; stop < end; stop++) {
        codes[kept] = codes[stop] ?? 0
        starts[kept] = starts[stop] ?? 0
        kept++
      }
    }
    at = end
  }
  text.length = kept
}

/** Whether a gap beside this is none: beside Chinese and sentence punctuation, at the text's ends. */
function joins(is: number): boolean {
  return is === kinds.han || is === kinds.stop || is === kinds.gap
}

function endOfRun(kind: Uint8Array, { codes, length }: Folded, from: number, is: number): number {
  let end = from + 1
  while (end < length && kindOf(kind, codes[end] ?? 0) === is) end++
  return end
}

/** Whether the last character written is one by itself: at the beginning, or behind what is not Chinese. */
function standsAlone(kind: Uint8Array, { codes }: Folded, last: number, alone: number): boolean {
  return last === alone || kindOf(kind, codes[last - 1] ?? 0) !== kinds.han
}

/** Whether the Chinese character at `first` is followed by another. */
function goesOn(kind: Uint8Array, { codes, length }: Folded, first: number): boolean {
  return first + 1 < length && kindOf(kind, codes[first + 1] ?? 0) === kinds.han
}
