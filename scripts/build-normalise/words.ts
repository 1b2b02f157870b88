import { pinyin } from 'pinyin-pro'

const leastWord = 6
/** Runs of characters that are no words but are often typed together, as 太差了; a word with the same sound goes before. */
const leastRun = 100
const runAgainstWord = 0.3
const word = /^\p{Script=Han}{2,4}$/u
const hanRuns = /\p{Script=Han}{2,}/gu

/** What stands in the texts often, commonest first, each as its length, its characters, its syllables. */
export function spelledWords(texts: readonly string[], spelling: readonly string[]): Uint16Array {
  const numbers = new Map(spelling.map((name, index) => [name, index + 1]))
  const words = wordCounts(texts)
  const ranks = new Map<string, number>()
  for (const [run, count] of runCounts(texts)) {
    if (count >= leastRun) ranks.set(run, count * runAgainstWord)
  }
  for (const [entry, count] of words) if (count >= leastWord) ranks.set(entry, count)
  const ranked = [...ranks].sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
  return Uint16Array.from(ranked.flatMap(([entry]) => packed(entry, numbers)))
}

function wordCounts(texts: readonly string[]): ReadonlyMap<string, number> {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
  const counts = new Map<string, number>()
  for (const text of texts) {
    for (const { segment } of segmenter.segment(text)) if (word.test(segment)) count(counts, segment)
  }
  return counts
}

function runCounts(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) {
    for (const [run] of text.matchAll(hanRuns)) {
      for (let from = 0; from < run.length; from++) {
        for (let to = from + 2; to <= Math.min(from + 4, run.length); to++) count(counts, run.slice(from, to))
      }
    }
  }
  return counts
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function packed(entry: string, numbers: ReadonlyMap<string, number>): readonly number[] {
  const syllables = pinyin(entry, { toneType: 'none', type: 'array', v: true }).map(
    (name) => numbers.get(name) ?? 0,
  )
  if (syllables.length !== entry.length || syllables.includes(0)) return []
  return [entry.length, ...Array.from(entry, (character) => character.charCodeAt(0)), ...syllables]
}
