/** A line of a comment segment, as a verifier reads it: canonical JSON of a comment and its salt, and nothing else. */
import canonicalize from 'canonicalize'
import { z } from 'zod'
import { KeptComment } from '../model/kept-comments.ts'
import type { Primitives } from './log-source.ts'

const Line = z.strictObject({ comment: KeptComment, salt: z.string().regex(/^[0-9a-f]{32}$/) })
export type CommentLine = z.infer<typeof Line>

type Read = { readonly ok: true; readonly line: CommentLine } | { readonly ok: false; readonly why: string }

/** Never throws, whatever the bytes are. */
export function readCommentLine(bytes: Uint8Array, { decodeUtf8 }: Primitives): Read {
  try {
    const text = decodeUtf8(bytes)
    const line = Line.safeParse(JSON.parse(text))
    if (!line.success) return { ok: false, why: z.prettifyError(line.error) }
    return canonicalize(line.data) === text
      ? { ok: true, line: line.data }
      : { ok: false, why: 'not canonical' }
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) }
  }
}

/** The leaf that stands for a line in its batch's tree: the hash of the salted comment, so that it tells nothing of it. */
export function commentLeaf({ comment, salt }: CommentLine, { sha256, encodeUtf8 }: Primitives): Uint8Array {
  return sha256(encodeUtf8(`fairlive comment v1\n${salt}\n${canonicalize(comment)}`))
}
