/**
 * JSON from outside; undefined, which no JSON is, where it is none. Whole numbers that a double cannot hold come as
 * text: platforms count their messages in 19 digits, and two ids that are rounded to one would lose a comment.
 */
export function parsedJson(text: string): unknown {
  try {
    return /\d{16}/.test(text) ? JSON.parse(text, keepingDigits) : JSON.parse(text)
  } catch {
    return undefined
  }
}

function keepingDigits(_name: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value
  const source = context?.source ?? ''
  return /^-?\d+$/.test(source) ? source : value
}
