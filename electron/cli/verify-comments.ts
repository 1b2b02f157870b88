import { readFileSync, statSync } from 'node:fs'
import { verifyCommentProof } from '#shared/ledger/comment-proof.ts'
import { CommentSampleFile } from '#shared/ledger/comment-sample.ts'
import { drawSample } from '#shared/rules/moderation/sample.ts'
import { sha256 } from '../ledger/sha256.ts'
import { nodePrimitives } from '../ledger/verify-path.ts'
import { UsedWrongly } from './failing.ts'

/** Larger than any proof, and than the largest sample by far. */
const largest = 64 << 20

/** Whether a path is a file, as a proof is; a log is a folder. */
export function isProofFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true
}

export type CommentsVerified = {
  readonly proved: number
  readonly failed: number
  readonly isDrawn: boolean
  readonly ownWord: boolean
}

/**
 * Checks a downloaded proof of one comment, or a sample with the proofs of all of its comments, from the file's bytes and
 * a key alone; says each comment, and what is wrong.
 * @param key the verifier key, had from somewhere else; null to take the proof's own word
 */
export async function verifyComments(path: string, key: string | null): Promise<CommentsVerified> {
  const content = jsonAt(path)
  const sample = CommentSampleFile.safeParse(content)
  const proofs = sample.success ? sample.data.proofs : [content]
  const seqs: number[] = []
  for (const proof of proofs) {
    const { comment, origin, recordedAt, findings } = await verifyCommentProof(proof, nodePrimitives, key)
    if (comment !== null && recordedAt !== null) {
      seqs.push(comment.seq)
      const at = new Date(recordedAt).toISOString()
      console.log(`✓ #${comment.seq} ${at} ${origin} ${printable(comment.name)}: ${printable(comment.text)}`)
    }
    for (const { said, seq } of findings)
      console.log(`✗ ${seq === null ? '' : `#${seq} `}${said.zh} ${said.en}`)
  }
  const isDrawn = !sample.success || isDrawnBySeed(sample.data, seqs)
  if (!isDrawn)
    console.log(
      '✗ 抽出的不是种子所定的那些评论。 The comments are not the ones that the seed of the sample draws.',
    )
  return { proved: seqs.length, failed: proofs.length - seqs.length, isDrawn, ownWord: key === null }
}

/**
 * Whether the proved comments are those that the seed draws: a session's comments are numbered one after the other, so
 * each lies as far behind the first of the session as the draw says.
 */
function isDrawnBySeed({ seed, of, wanted }: CommentSampleFile, seqs: readonly number[]): boolean {
  const drawn = drawSample({ of, wanted, seed }, (text) =>
    Buffer.from(sha256(Buffer.from(text))).toString('hex'),
  )
  const first = (seqs[0] ?? 0) - (drawn[0] ?? 0)
  return first >= 0 && drawn.length === seqs.length && drawn.every((at, n) => first + at === seqs[n])
}

/** What is no JSON is no proof: the verifier says so of `null`. */
function jsonAt(path: string): unknown {
  if (statSync(path).size > largest) throw new UsedWrongly(`${path} is too large to be a proof`)
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw new UsedWrongly(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** A stranger's text in quotes, with what a terminal would obey (control and bidirectional characters) spelt out. */
function printable(text: string): string {
  return JSON.stringify(text).replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) =>
    [...Array(character.length).keys()]
      .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
      .join(''),
  )
}
