/** Covering pieces of a comment: what is shown afterwards, and what is left to judge. */
import type { Span } from '#shared/model/moderation.ts'

const cover = '＊'

/** The text with each character of the spans covered, so that one sees how much is gone. */
export function covered(text: string, spans: readonly Span[]): string {
  return pieces(text, spans, (piece) => cover.repeat(Array.from(piece).length))
}

/** What can still be read: the spans are gaps. */
export function leftOf(text: string, spans: readonly Span[]): string {
  return pieces(text, spans, () => ' ').trim()
}

/** Whether every span lies in the text and takes something of it. */
export function areInside(text: string, spans: readonly Span[]): boolean {
  return spans.every(({ from, to }) => from < to && to <= text.length)
}

function pieces(text: string, spans: readonly Span[], of: (piece: string) => string): string {
  let result = ''
  let at = 0
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const from = Math.max(at, wholeFrom(text, span.from))
    const to = wholeTo(text, span.to)
    if (to <= from) continue
    result += text.slice(at, from) + of(text.slice(from, to))
    at = to
  }
  return result + text.slice(at)
}

/** A span that cuts a character of two units in half takes the whole of it. */
function wholeFrom(text: string, at: number): number {
  return isSecondHalf(text, at) ? at - 1 : at
}

function wholeTo(text: string, at: number): number {
  return isSecondHalf(text, at) ? at + 1 : at
}

function isSecondHalf(text: string, at: number): boolean {
  const [before, here] = [text.charCodeAt(at - 1), text.charCodeAt(at)]
  return before >= 0xd800 && before < 0xdc00 && here >= 0xdc00 && here < 0xe000
}
