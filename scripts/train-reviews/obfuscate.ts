/**
 * The ways in which people write past a reader of words. Training sees each comment now and then in one of them, and
 * the evaluation asks how much is lost under each. The meaning stays; who can read the comment can read the result.
 */
import { Converter } from 'opencc-js/cn2t'
import { pinyin } from 'pinyin-pro'
import { cjkDecomposition } from '../build-normalise/decomposition.ts'
import { emojiWords } from '../build-normalise/emoji.ts'
import type { Random } from './random.ts'

export type Obfuscation = keyof typeof obfuscations

const toTraditional = Converter({ from: 'cn', to: 'tw' })
const han = /^\p{Script=Han}$/u
const invisible = ['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad']
const separators = [' ', '.', '·', '-', '*', '_', '~', '/', '|', '　']
const faces = ['😊', '😂', '🙏', '✨', '💢', '😭', '👎', '❗', '⭐', '😅']

export const obfuscations = {
  pinyin: (text: string, random: Random) => eachWord(text, random, 0.5, (part) => spellings(part).join('')),
  'spaced pinyin': (text: string, random: Random) =>
    eachWord(text, random, 0.4, (part) => ` ${spellings(part).join(' ')} `),
  homophone: (text: string, random: Random) => eachHan(text, random, 0.35, (one) => homophone(one, random)),
  traditional: (text: string) => toTraditional(text),
  'full width': (text: string, random: Random) =>
    Array.from(text, (one) =>
      /[!-~]/.test(one) ? String.fromCharCode(one.charCodeAt(0) + 0xfee0) : one,
    ).join(random.next() < 0.5 ? '' : '\u2009'),
  'zero width': (text: string, random: Random) =>
    Array.from(text, (one) => (random.next() < 0.6 ? one + random.pick(invisible) : one)).join(''),
  spaced: (text: string, random: Random) => Array.from(text).join(random.pick(separators)),
  'spaced here and there': (text: string, random: Random) =>
    Array.from(text, (one) => (random.next() < 0.35 ? one + random.pick(separators) : one)).join(''),
  split: (text: string, random: Random) =>
    eachHan(text, random, 0.5, (one) => halves().get(one)?.join('') ?? one),
  emoji: (text: string, random: Random) =>
    Array.from(
      text,
      (one) => emojiFor().get(one) ?? (random.next() < 0.25 ? one + random.pick(faces) : one),
    ).join(''),
} as const

export const obfuscationNames = Object.keys(obfuscations) as readonly Obfuscation[]

/** Those that normalising does not undo are learnt more often than the others. */
const hard: readonly Obfuscation[] = [
  'homophone',
  'homophone',
  'homophone',
  'homophone',
  'pinyin',
  'spaced pinyin',
  'split',
]

export function anyObfuscation(random: Random): Obfuscation {
  return random.next() < 0.7 ? random.pick(hard) : random.pick(obfuscationNames)
}

export function obfuscate(text: string, how: Obfuscation, random: Random): string {
  return obfuscations[how](text, random)
}

function eachHan(text: string, random: Random, share: number, change: (one: string) => string): string {
  return Array.from(text, (one) => (han.test(one) && random.next() < share ? change(one) : one)).join('')
}

/** Changes runs of one to four characters, as a typist does who changes words. */
function eachWord(text: string, random: Random, share: number, change: (part: string) => string): string {
  return text.replace(/\p{Script=Han}{1,4}/gu, (run) => {
    const cut = 1 + random.below(run.length)
    return [run.slice(0, cut), run.slice(cut)]
      .map((part) => (part !== '' && random.next() < share ? change(part) : part))
      .join('')
  })
}

function spellings(part: string): readonly string[] {
  return pinyin(part, { toneType: 'none', type: 'array', v: true })
}

const bySound = new Map<string, string[]>()

function homophone(one: string, random: Random): string {
  if (bySound.size === 0) fillBySound()
  const others = (bySound.get(spellings(one)[0] ?? '') ?? []).filter((other) => other !== one)
  return others.length === 0 ? one : random.pick(others)
}

/** The characters that a typist finds: those of GB 2312's first level. */
function fillBySound(): void {
  const decoder = new TextDecoder('gbk')
  for (let row = 0xb0; row <= 0xd7; row++) {
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const one = decoder.decode(Uint8Array.of(row, cell))
      const [sound = ''] = spellings(one)
      if (han.test(one)) bySound.set(sound, [...(bySound.get(sound) ?? []), one])
    }
  }
}

let decomposed: ReadonlyMap<string, readonly [string, string]> | undefined

function halves(): ReadonlyMap<string, readonly [string, string]> {
  decomposed ??= cjkDecomposition()
  return decomposed
}

let emoji: ReadonlyMap<string, string> | undefined

function emojiFor(): ReadonlyMap<string, string> {
  emoji ??= new Map([...emojiWords()].map(([code, word]) => [word, String.fromCodePoint(code)]))
  return emoji
}
