/** A comment's text cut where it is shown differently. */
import type { CommentView } from '#shared/model/comment-views.ts'
import type { Span } from '#shared/model/moderation.ts'

export type Piece = { readonly text: string; readonly redacted: boolean; readonly from: number }

/** The whole text in order; pieces inside a span are what the room does not see. Spans that lie outside are ignored. */
export function piecesOf(text: string, spans: readonly Span[]): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  const add = (to: number, redacted: boolean) => {
    if (to > at) pieces.push({ text: text.slice(at, to), redacted, from: at })
    at = Math.max(at, to)
  }
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    add(Math.min(from, text.length), false)
    add(Math.min(to, text.length), true)
  }
  add(text.length, false)
  return pieces
}

function isPartOf(piece: string, word: string): boolean {
  return piece.length < word.length && word.includes(piece)
}

/**
 * The words that the desk proposes to cover: those that speak for a lawful ground that was seen in the text, joined where
 * they touch. None where nothing was seen: then a person selects.
 */
export function proposedSpans(comment: Pick<CommentView, 'class' | 'text'>): readonly Span[] {
  const { seen, words } = comment.class
  const spans: { from: number; to: number }[] = []
  const named = words.filter((word) => seen.includes(word.for))
  const textOf = ({ from, to }: Span) => comment.text.slice(from, to)
  // A model of pieces lets a part of 骗子 weigh in 杯子 too: what is only part of a longer word is not proposed.
  const offending = named
    .filter((one) => !named.some((other) => isPartOf(textOf(one), textOf(other))))
    .toSorted((a, b) => a.from - b.from)
  for (const { from, to } of offending) {
    const last = spans.at(-1)
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to)
    else if (to > from) spans.push({ from, to })
  }
  return spans
}

/** Embeddings, overrides, isolates and marks of direction, which make a text read otherwise than it is written. */
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u

export function turnsDirection(text: string): boolean {
  return turning.test(text)
}

/** The text in the order in which it was written, with what turns it as a name that can be read. */
export function asWritten(text: string): string {
  return text.replace(new RegExp(turning, 'gu'), (sign) => `⟨U+${codeOf(sign)}⟩`)
}

function codeOf(sign: string): string {
  return (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
}
