/**
 * Proves one comment to a stranger without showing the others: the comment and its salt, the hashes that lead from it
 * to its batch's root, the ledger's entry that committed the batch, and the hashes from there to a signed checkpoint.
 */

import canonicalize from 'canonicalize'
import { z } from 'zod'
import { CommentBatch, KeptComment } from '../model/kept-comments.ts'
import { equalBytes, fromHex, toHex } from './bytes.ts'
import { isSignedBy, parseCheckpointNote, parseVerifierKey } from './checkpoint.ts'
import { commentLeaf } from './comment-line.ts'
import { checkLeaf, checkPayload } from './entry-checks.ts'
import { type Finding, Findings } from './finding.ts'
import { rootFromPath } from './inclusion.ts'
import type { Primitives } from './log-source.ts'
import { TreeHasher } from './tree-hasher.ts'

const Hash = z.string().regex(/^[0-9a-f]{64}$/)
const Salt = z.string().regex(/^[0-9a-f]{32}$/)

export const CommentProof = z.strictObject({
  format: z.literal('fairlive comment proof v1'),
  comment: KeptComment,
  salt: Salt,
  /** From the comment up to the root of its batch. */
  path: z.array(Hash).max(64),
  entry: z.strictObject({
    /** Canonical JSON of the envelope, as it is hashed into the log. */
    leaf: z.string(),
    batch: CommentBatch,
    salt: Salt,
    /** From the entry up to the root of the checkpoint. */
    path: z.array(Hash).max(64),
  }),
  /** The signed note (C2SP tlog-checkpoint). */
  checkpoint: z.string(),
  vkey: z.string(),
})
export type CommentProof = z.infer<typeof CommentProof>

export type ProofReport = {
  /** The comment that is proved; null where anything is wrong. */
  readonly comment: KeptComment | null
  readonly origin: string | null
  /** When the batch was recorded, by the studio's clock. */
  readonly recordedAt: number | null
  readonly key: 'given' | "the proof's own word"
  readonly findings: readonly Finding[]
}

const path = 'proof'

/**
 * Verifies a proof from its bytes and a key.
 * @param key the verifier key, had from somewhere else; null to take the proof's own word for whose log it is
 */
export async function verifyCommentProof(
  proof: unknown,
  primitives: Primitives,
  key: string | null,
): Promise<ProofReport> {
  const findings = new Findings(20)
  const parsed = CommentProof.safeParse(proof)
  if (!parsed.success) findings.add('proof-malformed', null, path, z.prettifyError(parsed.error))
  const origin = parsed.success ? await checkCheckpoint(parsed.data, primitives, key, findings) : null
  const recordedAt = parsed.success ? checkEntry(parsed.data, primitives, findings) : null
  if (parsed.success) checkComment(parsed.data, primitives, findings)
  return {
    comment: parsed.success && findings.count === 0 ? parsed.data.comment : null,
    origin,
    recordedAt,
    key: key === null ? "the proof's own word" : 'given',
    findings: findings.list,
  }
}

async function checkCheckpoint(
  { checkpoint, vkey }: CommentProof,
  primitives: Primitives,
  given: string | null,
  findings: Findings,
): Promise<string | null> {
  const key = parseVerifierKey((given ?? vkey).trim(), primitives)
  const note = parseCheckpointNote(checkpoint)
  if (key === undefined) findings.add('key-malformed', null, path)
  if (note === undefined) findings.add('checkpoint-malformed', null, path)
  if (key === undefined || note === undefined) return null
  if (!(await isSignedBy(note, key, primitives))) findings.add('checkpoint-unsigned', null, path)
  return note.checkpoint.origin
}

/** The entry is in the log that the checkpoint signs, and its payload is the batch. */
function checkEntry(
  { entry, checkpoint }: CommentProof,
  primitives: Primitives,
  findings: Findings,
): number | null {
  const leaf = primitives.encodeUtf8(entry.leaf)
  const seq = seqIn(entry.leaf)
  const place = { seq, path }
  const envelope = checkLeaf(leaf, place, primitives, findings)
  if (envelope === undefined) return null
  const payload = { seq, salt: entry.salt, body: entry.batch, bodyText: canonicalize(entry.batch) ?? '' }
  checkPayload(payload, envelope, place, primitives, findings)
  if (envelope.kind !== 'comment.batch') findings.add('batch-malformed', seq, path)
  const signed = parseCheckpointNote(checkpoint)?.checkpoint
  if (signed === undefined) return null
  const inLog = { index: seq, size: signed.size, path: entry.path.map(fromHex) }
  const hash = new TreeHasher(primitives, () => undefined).leafHash(leaf)
  const root = rootFromPath(hash, inLog, primitives)
  if (root === undefined || !equalBytes(root, signed.root)) findings.add('not-in-log', seq, path)
  return envelope.at
}

function checkComment(
  { comment, salt, entry, path: hashes }: CommentProof,
  primitives: Primitives,
  findings: Findings,
) {
  const { first, count, root } = entry.batch
  const hash = new TreeHasher(primitives, () => undefined).leafHash(
    commentLeaf({ comment, salt }, primitives),
  )
  const inBatch = { index: comment.seq - first, size: count, path: hashes.map(fromHex) }
  const found = rootFromPath(hash, inBatch, primitives)
  if (found === undefined || toHex(found) !== root) findings.add('not-in-batch', null, path)
}

/** What the envelope says of its own place; whether that is true is what the proof shows. */
function seqIn(leaf: string): number {
  const seq = /"seq":(\d{1,15})/.exec(leaf)?.[1]
  return seq === undefined ? -1 : Number(seq)
}
