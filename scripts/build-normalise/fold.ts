import { Converter } from 'opencc-js/t2cn'
import { expands } from '#shared/rules/normalise/tables.ts'

const toSimplified = Converter({ from: 't', to: 'cn' })
const invisible = /^[\p{Cf}\p{Cc}\p{Cs}\p{Mn}\p{Me}\p{Co}\u115f\u1160\u2800\u3164\uffa0]$/u
const skinTone = /^[\u{1f3fb}-\u{1f3ff}]$/u
const latin = /\p{Script=Latin}/u

/**
 * What each character becomes. Astral characters are found in `expansions` alone: with an empty text those that go.
 * Space of any kind becomes a space, since a line's end separates as well.
 */
export function foldTable(emoji: ReadonlyMap<number, string>): {
  readonly fold: Uint16Array
  readonly expansions: ReadonlyMap<number, string>
} {
  const fold = new Uint16Array(0x10000)
  const expansions = new Map<number, string>()
  for (let code = 0; code < 0x10000; code++) {
    const text = emoji.get(code) ?? foldOf(String.fromCharCode(code))
    if (text.length === 1) fold[code] = text.charCodeAt(0)
    else if (text.length > 1) {
      fold[code] = expands
      expansions.set(code, text)
    }
  }
  for (let code = 0x10000; code < 0x30000; code++) {
    const character = String.fromCodePoint(code)
    const text = emoji.get(code) ?? foldOf(character)
    if (text !== character) expansions.set(code, text)
  }
  return { fold, expansions }
}

function foldOf(character: string): string {
  if (/^\s$/u.test(character)) return ' '
  if (invisible.test(character) || skinTone.test(character)) return ''
  if (character === '…' || character === '⋯') return '…'
  const squared = letterInFrame(character.codePointAt(0) ?? 0)
  if (squared !== undefined) return squared
  const wide = character.normalize('NFKC')
  const even = latin.test(wide) ? wide.normalize('NFKD').replace('u\u0308', 'v').replace(/\p{M}/gu, '') : wide
  return toSimplified(even.toLowerCase()).replace(/\s+/gu, ' ')
}

/** Letters in circles, squares and flags, for which Unicode has no compatibility mapping. */
function letterInFrame(code: number): string | undefined {
  for (const first of [0x1f150, 0x1f170, 0x1f1e6]) {
    if (code >= first && code < first + 26) return String.fromCharCode(0x61 + code - first)
  }
  return undefined
}
