/**
 * A comment as the matchers and the classifier read it: compatible forms folded together (NFKC), capitals small,
 * traditional characters simplified, invisible characters gone, what was pushed between characters taken out, split
 * characters joined, Latin spellings of words put back, emoji that stand for a word replaced by it. Every character of
 * the result knows where in the original it began, so that a span found here can be redacted there.
 */
import { type Folded, fold, newFolded } from './folded.ts'
import { joinHalves, restoreSpelled } from './restore.ts'
import type { NormaliseTables } from './tables.ts'

export type Normalised = {
  readonly text: string
  /** For each UTF-16 unit of `text`, and for its end, the index in the original where it began. */
  readonly offsets: Int32Array
}

export function normalise(tables: NormaliseTables, text: string): Normalised {
  const folded = newFolded()
  foldAndRestore(tables, text, folded)
  const { codes, starts, length } = folded
  let plain = ''
  const offsets: number[] = []
  for (let at = 0; at < length; at++) {
    const character = String.fromCodePoint(codes[at] ?? 0)
    plain += character
    for (let unit = 0; unit < character.length; unit++) offsets.push(starts[at] ?? 0)
  }
  offsets.push(text.length)
  return { text: plain, offsets: Int32Array.from(offsets) }
}

/** The same into a buffer that can be used again and again. */
export function foldAndRestore(tables: NormaliseTables, text: string, into: Folded): void {
  fold(tables, text, into)
  joinHalves(tables, into)
  restoreSpelled(tables, into)
}

/**
 * Where the half-open range of normalised units lies in the original: also half-open, with everything invisible or
 * pushed in between, and never empty for a range that is not.
 */
export function originalSpan(
  { offsets }: Normalised,
  from: number,
  to: number,
): { from: number; to: number } {
  const begin = offsets[from] ?? 0
  const last = offsets[to - 1] ?? begin
  let end = to
  while (end < offsets.length - 1 && (offsets[end] ?? 0) <= last) end++
  return { from: begin, to: offsets[end] ?? begin }
}
