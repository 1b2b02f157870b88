/** Puts back what was taken apart: characters typed as their halves (土立), words typed in Latin letters (laji, la圾). */
import { type Folded, kindOf } from './folded.ts'
import { kinds, type NormaliseTables, pairOf } from './tables.ts'

const longestWord = 4
const longestSyllable = 6

/** Joins two halves that stand side by side, in place. */
export function joinHalves({ halves }: NormaliseTables, text: Folded): void {
  const { codes, starts } = text
  let kept = 0
  for (let at = 0; at < text.length; at++) {
    const code = codes[at] ?? 0
    const whole = code < 0x2e80 ? undefined : halves.get(pairOf(code, codes[at + 1] ?? 0))
    codes[kept] = at + 1 < text.length ? (whole ?? code) : code
    starts[kept] = starts[at] ?? 0
    if (whole !== undefined && at + 1 < text.length) at++
    kept++
  }
  text.length = kept
}

/** A Chinese character, or a syllable in Latin letters with the place of its first letter. */
type Sound = { readonly syllable: number; readonly han: number; readonly from: number; readonly to: number }

/** Replaces syllables in Latin letters by the word that they and the characters beside them spell, in place. */
export function restoreSpelled(tables: NormaliseTables, text: Folded): void {
  const writer = { text, read: 0, kept: 0 }
  /** What lies before this was looked at with an earlier word already. */
  let floor = 0
  while (writer.read < text.length) {
    const from = writer.read
    if (kindOf(tables.kind, text.codes[from] ?? 0) !== kinds.letter) {
      copyTo(writer, from + 1)
      continue
    }
    const sounds = soundsAround(tables, text, from, floor)
    if (sounds === undefined) copyTo(writer, endOfLetters(tables, text, from))
    else {
      rewrite(tables, writer, sounds)
      floor = writer.read
    }
  }
  text.length = writer.kept
}

/** Copies a text onto itself: what was read so far, and how much of it was kept. */
type Writer = { readonly text: Folded; read: number; kept: number }

function copyTo(writer: Writer, end: number): void {
  const { codes, starts } = writer.text
  while (writer.read < end) {
    codes[writer.kept] = codes[writer.read] ?? 0
    starts[writer.kept] = starts[writer.read] ?? 0
    writer.read++
    writer.kept++
  }
}

function endOfLetters({ kind }: NormaliseTables, { codes, length }: Folded, from: number): number {
  let end = from
  while (end < length && kindOf(kind, codes[end] ?? 0) === kinds.letter) end++
  return end
}

/** The sounds of the run of syllables that begins at `from`, with up to three characters before and behind it. */
function soundsAround(
  tables: NormaliseTables,
  text: Folded,
  from: number,
  floor: number,
): Sound[] | undefined {
  const { kind, syllable } = tables
  const { codes } = text
  const hanAt = (at: number): Sound | undefined => {
    const code = codes[at] ?? 0
    const known = at >= 0 && at < text.length && kindOf(kind, code) === kinds.han
    return known ? { syllable: syllable[code] ?? 0, han: code, from: at, to: at + 1 } : undefined
  }
  const sounds: Sound[] = []
  for (let at = from - 1; at >= Math.max(floor, from - (longestWord - 1)); at--) {
    const sound = hanAt(at)
    if (sound === undefined) break
    sounds.unshift(sound)
  }
  let end = from
  for (;;) {
    const next = endOfLetters(tables, text, end)
    const syllables = next === end ? undefined : splitSyllables(tables, text, end, next)
    if (syllables === undefined) break
    sounds.push(...syllables)
    end = next
    // Syllables are also typed one by one: `la ji`.
    const spaced = codes[end] === 0x20 && kindOf(kind, codes[end + 1] ?? 0) === kinds.letter
    if (end < text.length && spaced) end++
  }
  if (end === from) return undefined
  for (let at = end; at < end + longestWord - 1; at++) {
    const sound = hanAt(at)
    if (sound === undefined) break
    sounds.push(sound)
  }
  return sounds
}

/** Letters as whole syllables, the longest first, or undefined where they are none. */
function splitSyllables(
  tables: NormaliseTables,
  text: Folded,
  from: number,
  end: number,
): readonly Sound[] | undefined {
  if (from === end) return []
  if (end - from > longestSyllable * 8) return undefined
  for (let to = Math.min(end, from + longestSyllable); to > from; to--) {
    const spelt = tables.spelling.get(String.fromCharCode(...text.codes.subarray(from, to)))
    if (spelt === undefined || (to - from === 1 && end - from > 1)) continue
    const rest = splitSyllables(tables, text, to, end)
    if (rest !== undefined) return [{ syllable: spelt, han: 0, from, to }, ...rest]
  }
  return undefined
}

/** Writes every word found among the sounds and stops behind the last word or the last letter. */
function rewrite(tables: NormaliseTables, writer: Writer, sounds: readonly Sound[]): void {
  // The characters before the letters were copied as they are; they are written again as parts of words.
  const first = sounds[0]?.from ?? writer.read
  writer.kept -= writer.read - first
  writer.read = first
  const lettersEnd = sounds.findLast(({ han }) => han === 0)?.to ?? first
  for (let at = 0; at < sounds.length; at++) {
    for (let count = Math.min(longestWord, sounds.length - at); count >= 2; count--) {
      const part = sounds.slice(at, at + count)
      const word = wordOf(tables, part)
      if (word === undefined) continue
      writeWord(writer, part, word)
      at += count - 1
      break
    }
  }
  copyTo(writer, Math.max(writer.read, lettersEnd))
}

/** The word that the sounds spell, if at least one is in letters and each character among them is the word's own. */
function wordOf({ spelledWords }: NormaliseTables, part: readonly Sound[]): string | undefined {
  if (part.every(({ han }) => han !== 0)) return undefined
  const word = spelledWords.get(String.fromCharCode(...part.map(({ syllable }) => syllable)))
  if (word === undefined) return undefined
  return part.every(({ han }, at) => han === 0 || han === word.charCodeAt(at)) ? word : undefined
}

function writeWord(writer: Writer, part: readonly Sound[], word: string): void {
  const { codes, starts } = writer.text
  copyTo(writer, part[0]?.from ?? writer.read)
  // Read before writing: the word may be written over its own beginning.
  const begins = part.map(({ from }) => starts[from] ?? 0)
  for (let at = 0; at < word.length; at++) {
    codes[writer.kept] = word.charCodeAt(at)
    starts[writer.kept] = begins[at] ?? 0
    writer.kept++
  }
  writer.read = part.at(-1)?.to ?? writer.read
}
