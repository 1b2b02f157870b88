import type { TextRepair } from '#shared/model/comments.ts'

/** Longer than any platform allows; what is longer is cut, and the repair says so. In UTF-16 code units. */
export const longestText = 10_000
const longestName = 256

/**
 * Makes a text from outside fit to be kept: well-formed (a lone surrogate has no UTF-8) and of bounded length. All else
 * stays as it came: HTML, control characters and bidirectional overrides are what somebody wrote.
 */
export function fitText(
  field: TextRepair['field'],
  text: string,
): { readonly text: string; readonly repairs: readonly TextRepair[] } {
  const longest = field === 'text' ? longestText : longestName
  if (text.length <= longest && text.isWellFormed()) return { text, repairs: [] }
  const repairs: TextRepair[] = []
  const lengthBefore = text.length
  if (!text.isWellFormed()) repairs.push({ field, what: 'ill-formed', lengthBefore })
  if (text.length > longest) repairs.push({ field, what: 'cut', lengthBefore })
  // The cut may go through a pair: its first half is dropped with the rest.
  const end = text.length > longest && splitsPair(text, longest) ? longest - 1 : longest
  return { text: text.slice(0, end).toWellFormed(), repairs }
}

function splitsPair(text: string, at: number): boolean {
  return isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at))
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}
