/**
 * Finds many words in a text at once. Words are filed under their first character, so that a text is walked once and
 * only the few words that could begin at a place are compared there.
 */
import { plainText } from './plain-text.ts'

/** An occurrence: `term` as the pack wrote it, and the half-open range of the plain text that it covers. */
export type Occurrence = { readonly term: string; readonly from: number; readonly to: number }

export type TermIndex = ReadonlyMap<string, readonly { readonly term: string; readonly plain: string }[]>

export function indexTerms(terms: Iterable<string>): TermIndex {
  const index = new Map<string, { term: string; plain: string }[]>()
  for (const term of new Set(terms)) {
    const plain = plainText(term)
    const first = plain.charAt(0)
    const shelf = index.get(first)
    if (shelf === undefined) index.set(first, [{ term, plain }])
    else shelf.push({ term, plain })
  }
  return index
}

/** Every occurrence of every word, overlapping ones too, in the order in which they begin. `plain` is plain text. */
export function occurrences(index: TermIndex, plain: string): readonly Occurrence[] {
  const found: Occurrence[] = []
  for (let from = 0; from < plain.length; from++) {
    for (const entry of index.get(plain.charAt(from)) ?? []) {
      const to = from + entry.plain.length
      if (plain.startsWith(entry.plain, from) && isWhole(plain, from, to)) {
        found.push({ term: entry.term, from, to })
      }
    }
  }
  return found
}

/** A word that begins or ends in a Latin letter or digit must not go on in one: `top1` is not in `top10`. */
function isWhole(plain: string, from: number, to: number): boolean {
  return (
    !(latinAt(plain, from - 1) && latinAt(plain, from)) && !(latinAt(plain, to - 1) && latinAt(plain, to))
  )
}

function latinAt(plain: string, at: number): boolean {
  return /[a-z0-9]/.test(plain.charAt(at))
}
