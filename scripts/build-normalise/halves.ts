import { cjkDecomposition } from './decomposition.ts'

/** A whole must be this frequent to be worth restoring, its halves side by side this rare to be no words of their own. */
const leastWhole = 20
const mostBeside = 0

/** Triplets of left half, right half, whole: 土立 is typed for 垃. */
export function halvesTable(texts: readonly string[]): Uint16Array {
  const singles = new Map<string, number>()
  const pairs = new Map<string, number>()
  for (const text of texts) {
    for (let at = 0; at < text.length; at++) {
      count(singles, text.charAt(at))
      if (at > 0) count(pairs, text.slice(at - 1, at + 1))
    }
  }
  const found = new Map<string, string>()
  for (const [whole, parts] of cjkDecomposition()) {
    const [left, right] = parts
    const pair = left + right
    if ((singles.get(whole) ?? 0) < leastWhole || (pairs.get(pair) ?? 0) > mostBeside) continue
    const rival = found.get(pair)
    if (rival === undefined || (singles.get(rival) ?? 0) < (singles.get(whole) ?? 0)) found.set(pair, whole)
  }
  return Uint16Array.from(
    [...found].flatMap(([pair, whole]) => [pair.charCodeAt(0), pair.charCodeAt(1), whole.charCodeAt(0)]),
  )
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
