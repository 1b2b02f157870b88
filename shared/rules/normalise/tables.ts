/** The tables behind `normalise`: made from libraries by scripts/build-normalise.ts, read here, never written by hand. */
import { z } from 'zod'
import { allowed, type Outcome } from '../../model/words.ts'
import { readPackedFile } from './packed-file.ts'

/** What a character is, as far as joining and splitting are concerned. */
export const kinds = { other: 0, han: 1, letter: 2, digit: 3, gap: 4, stop: 5, mark: 6 } as const

/** In `fold`: this unit becomes several characters, found in `expansions`. */
export const expands = 0xffff

export type NormaliseTables = {
  /** For each UTF-16 unit what it becomes: 0 where it goes, `expands` where it becomes several. */
  readonly fold: Uint16Array
  readonly expansions: ReadonlyMap<number, readonly number[]>
  /** For each unit after folding one of `kinds`. */
  readonly kind: Uint8Array
  /** For each unit after folding its syllable without a tone, 0 where it has none. */
  readonly syllable: Uint16Array
  /** Syllables in Latin letters to their number. */
  readonly spelling: ReadonlyMap<string, number>
  /** Two characters side by side, `left << 16 | right`, to the one that they are the halves of. */
  readonly halves: ReadonlyMap<number, number>
  /** Words that are restored from Latin spelling, by their syllables' numbers as a string of units. */
  readonly spelledWords: ReadonlyMap<string, string>
}

const Facts = z.object({
  spelling: z.array(z.string()),
  expansions: z.array(z.tuple([z.number(), z.string()])),
})

/** Opens the tables' file (`resources/models/normalise.bin`); refuses a damaged one. */
export function openNormaliseTables(bytes: Uint8Array): Outcome<NormaliseTables> {
  const file = readPackedFile(bytes, 'normalise')
  if (!file.ok) return file
  const { facts, section } = file.value
  const { spelling, expansions } = Facts.parse(facts)
  return allowed({
    fold: units(section('fold')),
    expansions: new Map(expansions.map(([code, text]) => [code, Array.from(text, codeOf)])),
    kind: section('kind'),
    syllable: units(section('syllable')),
    spelling: new Map(spelling.map((name, index) => [name, index + 1])),
    halves: readHalves(units(section('halves'))),
    spelledWords: readWords(units(section('words'))),
  })
}

function units(bytes: Uint8Array<ArrayBuffer>): Uint16Array {
  return new Uint16Array(bytes.buffer)
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0
}

/** Triplets of left half, right half, whole. */
function readHalves(triplets: Uint16Array): ReadonlyMap<number, number> {
  const halves = new Map<number, number>()
  for (let at = 0; at + 2 < triplets.length; at += 3) {
    halves.set(pairOf(triplets[at] ?? 0, triplets[at + 1] ?? 0), triplets[at + 2] ?? 0)
  }
  return halves
}

export function pairOf(left: number, right: number): number {
  return left * 0x10000 + right
}

/** Each word as its length, its characters, its syllables; the first of several with the same syllables counts. */
function readWords(packed: Uint16Array): ReadonlyMap<string, string> {
  const words = new Map<string, string>()
  for (let at = 0; at < packed.length; ) {
    const length = packed[at] ?? 0
    const word = String.fromCharCode(...packed.subarray(at + 1, at + 1 + length))
    const syllables = String.fromCharCode(...packed.subarray(at + 1 + length, at + 1 + 2 * length))
    if (!words.has(syllables)) words.set(syllables, word)
    at += 1 + 2 * length
  }
  return words
}
