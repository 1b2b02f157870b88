/** A normalised comment as tokens: a Chinese character, a syllable or word in Latin letters, a number, a sign. */
import { type Folded, kindOf } from '../normalise/folded.ts'
import { kinds, type NormaliseTables } from '../normalise/tables.ts'

export type Tokens = {
  /** What is written: a code point, or a number above all of them for a word in Latin letters or digits. */
  code: Int32Array
  /** How it sounds: a number for a syllable with easily confused sounds made one, 0 where it has no sound. */
  sound: Int32Array
  /** Index of the token's first character in the folded text. */
  from: Int32Array
  length: number
}

/** So often may one token follow itself; more is emphasis and says nothing new. */
const mostRepeats = 3
const beyondCodes = 0x200000
const begin = 1
const end = 2

export function newTokens(): Tokens {
  return { code: new Int32Array(256), sound: new Int32Array(256), from: new Int32Array(256), length: 0 }
}

/** The sounds that typists and speakers of the south confuse: zh/z, ch/c, sh/s, -ng/-n. Index: syllable number. */
export function soundNumbers(spelling: ReadonlyMap<string, number>): Int32Array {
  const numbers = new Int32Array(spelling.size + 1)
  const first = new Map<string, number>()
  for (const [name, number] of spelling) {
    const plain = name.replace(/^([zcs])h/, '$1').replace(/([ei])ng$/, '$1n')
    if (!first.has(plain)) first.set(plain, number)
    numbers[number] = first.get(plain) ?? number
  }
  return numbers
}

/** Cuts a folded text into tokens, between one token for its beginning and one for its end. */
export function tokenise(
  { kind, syllable, spelling }: NormaliseTables,
  sounds: Int32Array,
  text: Folded,
  into: Tokens,
): void {
  const { codes, length } = text
  if (into.code.length < length + 2) grow(into, length + 2)
  into.length = 0
  add(into, begin, 0, 0)
  let repeats = 0
  for (let at = 0; at < length; ) {
    const code = codes[at] ?? 0
    const is = kindOf(kind, code)
    const from = at
    let token = code
    let sound = 0
    if (is === kinds.letter || is === kinds.digit) {
      at = is === kinds.letter ? endOfLatin(kind, spelling, text, at) : endOfRun(kind, text, at, is)
      token = hashOf(codes, from, at)
      if (is === kinds.letter) sound = sounds[spelling.get(spelt(codes, from, at)) ?? 0] ?? 0
    } else {
      at++
      if (is === kinds.han && code < 0x10000) sound = sounds[syllable[code] ?? 0] ?? 0
    }
    repeats = token === into.code[into.length - 1] ? repeats + 1 : 1
    if (repeats <= mostRepeats) add(into, token, sound, from)
  }
  add(into, end, 0, length)
}

function grow(into: Tokens, size: number): void {
  into.code = new Int32Array(size)
  into.sound = new Int32Array(size)
  into.from = new Int32Array(size)
}

function add(into: Tokens, code: number, sound: number, from: number): void {
  into.code[into.length] = code
  into.sound[into.length] = sound
  into.from[into.length] = from
  into.length++
}

/** The end of the next syllable if the letters from here on are syllables, else of the whole word. */
function endOfLatin(
  kind: Uint8Array,
  spelling: ReadonlyMap<string, number>,
  { codes, length }: Folded,
  from: number,
): number {
  let wordEnd = from
  while (wordEnd < length && kindOf(kind, codes[wordEnd] ?? 0) === kinds.letter) wordEnd++
  const word = spelt(codes, from, wordEnd)
  const first = firstSyllable(spelling, word)
  return first === 0 ? wordEnd : from + first
}

/** Length of the first syllable of a word that consists of syllables, 0 for another word. */
function firstSyllable(spelling: ReadonlyMap<string, number>, word: string): number {
  if (word.length > 24) return 0
  for (let count = Math.min(6, word.length); count > 0; count--) {
    if (count === 1 && word.length > 1) return 0
    if (!spelling.has(word.slice(0, count))) continue
    if (count === word.length || firstSyllable(spelling, word.slice(count)) > 0) return count
  }
  return 0
}

function endOfRun(kind: Uint8Array, { codes, length }: Folded, from: number, is: number): number {
  let at = from
  while (at < length && kindOf(kind, codes[at] ?? 0) === is) at++
  return at
}

function spelt(codes: Int32Array, from: number, to: number): string {
  let word = ''
  for (let at = from; at < to && at < from + 32; at++) word += String.fromCharCode(codes[at] ?? 0)
  return word
}

/** Digits beyond the third count by their number alone: a price is read, an order number is not. */
function hashOf(codes: Int32Array, from: number, to: number): number {
  let hash = 0x811c9dc5
  const longNumber = to - from > 3 && (codes[from] ?? 0) < 0x3a
  for (let at = from; at < to; at++)
    hash = Math.imul(hash ^ (longNumber ? 0x39 : (codes[at] ?? 0)), 0x01000193)
  return beyondCodes + (hash >>> 2)
}
