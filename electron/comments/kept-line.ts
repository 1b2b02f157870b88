import type { KeptComment } from '#shared/model/kept-comments.ts'
import { sha256 } from '../ledger/sha256.ts'

/** One comment as its segment holds it. */
export type KeptLine = {
  /** Canonical JSON (RFC 8785) of the comment. */
  readonly text: string
  /** 32 hex characters of its own, or who guesses `666` could check the guess against the hash. */
  readonly salt: string
}

/**
 * Canonical JSON of a comment: its members written in the order of their names, which is what RFC 8785 asks for. No
 * string in it may hold a lone surrogate; the pipeline sees to that.
 */
export function canonicalComment(comment: KeptComment): string {
  const { class: taken, filter, id, model, name, platform } = comment
  return JSON.stringify({
    class: {
      adverse: taken.adverse,
      evaluation: taken.evaluation,
      repeats: taken.repeats,
      seen: taken.seen,
      words: taken.words.map((word) => ({ for: word.for, from: word.from, to: word.to })),
    },
    filter,
    id,
    model,
    name,
    platform,
    receivedAt: comment.receivedAt,
    repairs: comment.repairs.map(({ field, lengthBefore, what }) => ({ field, lengthBefore, what })),
    sentAt: comment.sentAt,
    seq: comment.seq,
    source: comment.source,
    text: comment.text,
    user: comment.user,
  })
}

/** A line of a segment, with its end. It is canonical JSON itself. */
export function segmentLine({ text, salt }: KeptLine): string {
  return `{"comment":${text},"salt":"${salt}"}\n`
}

const leaf = Buffer.alloc(33)

/** The RFC 6962 leaf hash of a line, over the salted commitment and not over the comment itself. */
export function lineHash({ text, salt }: KeptLine): Buffer {
  sha256(`fairlive comment v1\n${salt}\n${text}`).copy(leaf, 1)
  return sha256(leaf)
}

const newline = 10

/** The lines of a batch, taken apart; throws where they are not what the pipeline writes. */
export function linesOf(bytes: Buffer): KeptLine[] {
  const lines: KeptLine[] = []
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(newline, at)
    const line = bytes.toString('utf8', at, end < 0 ? bytes.length : end)
    const cut = line.length - saltEnd.length - 32
    if (end < 0 || !line.startsWith(textStart) || !line.startsWith(saltStart, cut - saltStart.length)) {
      throw new Error(`no comment begins at byte ${at} of the batch`)
    }
    lines.push({
      text: line.slice(textStart.length, cut - saltStart.length),
      salt: line.slice(cut, cut + 32),
    })
    at = end + 1
  }
  return lines
}

const textStart = '{"comment":'
const saltStart = ',"salt":"'
const saltEnd = '"}'

/** Reads a line's comment back. What it holds was checked when it was written, and is covered by the batch's root. */
export function commentOf(line: KeptLine): KeptComment {
  return JSON.parse(line.text) as KeptComment
}
