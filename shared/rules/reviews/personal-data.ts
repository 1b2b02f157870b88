/** Personal data that a comment gives away: what identifies or reaches a person (PIPL Art. 4). Formats, not words. */
import type { WeighedWord } from './words.ts'

const mostLooked = 20_000

/** Mainland mobile number, also with the separators that are put in to slip past a filter. */
const mobile = /(?<!\d)(?:\+?86[\s-]?)?1[3-9](?:[\s\-_.·]{0,2}\d){9}(?!\d)/g
const identity =
  /(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dXx])/g
const email = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[a-z]{2,24}){1,3}/gi
const landline = /(?<!\d)0\d{2,3}[\s-]\d{7,8}(?!\d)/g
const bankCard = /(?<!\d)(?:62|4\d|5[1-5])\d{2}(?:[\s-]?\d{4}){2,3}[\s-]?\d{3,4}(?!\d)/g
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkDigits = '10X98765432'

/** Every place in the comment, in the order in which they begin. */
export function personalData(text: string): readonly WeighedWord[] {
  const looked = text.slice(0, mostLooked)
  if (!/\d{4}|@/.test(looked) && !/\d(?:[\s\-_.·]{1,2}\d){6}/.test(looked)) return []
  const found = [
    ...looked.matchAll(mobile),
    ...[...looked.matchAll(identity)].filter(([number]) => isIdentityNumber(number)),
    ...looked.matchAll(email),
    ...looked.matchAll(landline),
    ...[...looked.matchAll(bankCard)].filter(([number]) => hasLuhnDigit(number)),
  ]
  return found
    .map((match) => ({
      text: match[0],
      from: match.index,
      to: match.index + match[0].length,
      for: 'personal-data' as const,
    }))
    .sort((a, b) => a.from - b.from)
}

/** GB 11643: the last character follows from the seventeen before it (ISO 7064, MOD 11-2). */
function isIdentityNumber(number: string): boolean {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(number.charAt(at)), 0)
  return checkDigits.charAt(sum % 11) === number.charAt(17).toUpperCase()
}

/** ISO/IEC 7812: the last digit follows from those before it. */
function hasLuhnDigit(number: string): boolean {
  const digits = Array.from(number.replace(/\D/g, ''), Number).reverse()
  const sum = digits.reduce((total, digit, at) => {
    const twice = at % 2 === 1 ? digit * 2 : digit
    return total + (twice > 9 ? twice - 9 : twice)
  }, 0)
  return sum % 10 === 0
}
