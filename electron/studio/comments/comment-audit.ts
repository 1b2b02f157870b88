import { createHash } from 'node:crypto'
import type { CommentProof } from '#shared/ledger/comment-proof.ts'
import type { CommentReport, CommentSample } from '#shared/model/comment-views.ts'
import type { SessionId } from '#shared/model/ids.ts'
import { allowed, type Outcome, type Refusal, refused } from '#shared/model/words.ts'
import { drawSample } from '#shared/rules/moderation/sample.ts'
import { proveComment } from '../../comments/prove.ts'
import { commentSessions, signedBatches } from '../../comments/read.ts'
import { keptComment } from '../../comments/read-kept.ts'
import { commentReport, reportedKinds } from '../../comments/report.ts'
import { latestCheckpoint } from '../../ledger/checkpoints.ts'
import { readEntries } from '../../ledger/log.ts'
import { seqsOfKinds } from '../journal.ts'
import { noSuchComment } from './comment-acts.ts'
import type { CommentDesk } from './comment-desk.ts'

/** What the auditor sees of a session, or of all: every figure with the entries that it rests on. */
export function auditComments({ parts: { db } }: CommentDesk, session: SessionId | null): CommentReport {
  const entries = seqsOfKinds(db, session, reportedKinds).flatMap((seq) =>
    readEntries(db, { from: seq, limit: 1 }),
  )
  return commentReport(db, session, session === null ? commentSessions(db) : [session], entries)
}

/**
 * A random sample of what a checkpoint signs. Its seed is that checkpoint's root, which nobody can choose without
 * rewriting the log, and the session: whoever has both draws the same comments.
 */
export async function sampleComments(
  { parts: { db, dataDir, door } }: CommentDesk,
  session: SessionId,
  wanted: number,
): Promise<Outcome<CommentSample>> {
  const signed = await door.client.checkpoint()
  if (!signed.ok) return signed
  const checkpoint = latestCheckpoint(db)
  const batches = checkpoint === undefined ? [] : signedBatches(db, session, checkpoint.size)
  const of = batches.reduce((sum, { count }) => sum + count, 0)
  const seed = `${checkpoint?.root ?? ''}\n${session}`
  const drawn = drawSample({ of, wanted, seed }, (text) => createHash('sha256').update(text).digest('hex'))
  const comments = drawn.flatMap((index) => keptComment(db, dataDir, seqAt(batches, index)) ?? [])
  return allowed({ seed, of, comments })
}

/** The seq of the comment that is the n-th of these batches. */
function seqAt(batches: readonly { readonly first: number; readonly count: number }[], n: number): number {
  let before = 0
  for (const { first, count } of batches) {
    if (n < before + count) return first + n - before
    before += count
  }
  return -1
}

/** Proves one comment; signs a checkpoint first where none covers it yet. */
export async function proveOne(
  { parts: { db, dataDir, door } }: CommentDesk,
  comment: number,
  vkey: string,
): Promise<Outcome<CommentProof>> {
  const proof = proveComment(db, dataDir, comment, vkey)
  if (proof !== 'not-signed-yet') return provedOr(proof)
  const signed = await door.client.checkpoint()
  return signed.ok ? provedOr(proveComment(db, dataDir, comment, vkey)) : signed
}

function provedOr(proof: ReturnType<typeof proveComment>): Outcome<CommentProof> {
  if (typeof proof !== 'string') return allowed(proof)
  return refused(proof === 'not-signed-yet' ? notSigned : noSuchComment)
}

const notSigned: Refusal = {
  code: 'comments.not-signed-yet',
  said: { zh: '这条评论还没有检查点覆盖。', en: 'No checkpoint covers this comment yet.' },
  remedy: { zh: '请过几秒再试。', en: 'Try again in a few seconds.' },
  cites: [],
}
