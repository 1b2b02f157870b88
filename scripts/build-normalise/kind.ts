import { kinds } from '#shared/rules/normalise/tables.ts'

const gaps = new Set(' ·•・‧*_~^|/\\+-=.#`\'"´¨¬¦›‹«»→←↑↓')

/** What each unit is after folding. */
export function kindTable(): Uint8Array {
  return Uint8Array.from({ length: 0x10000 }, (_, code) => kindOf(String.fromCharCode(code)))
}

function kindOf(character: string): number {
  if (gaps.has(character)) return kinds.gap
  if (/^[\p{Script=Han}〇]$/u.test(character)) return kinds.han
  if (/^[a-z]$/.test(character)) return kinds.letter
  if (/^\p{Nd}$/u.test(character)) return kinds.digit
  if (/^\p{P}$/u.test(character) || /^[$￥¥<>]$/u.test(character)) return kinds.stop
  if (/^[\p{So}\p{Sk}\p{Sm}]$/u.test(character)) return kinds.mark
  return kinds.other
}
