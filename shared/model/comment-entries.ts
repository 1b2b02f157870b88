/** What the ledger holds about comments themselves; what was done about them is in moderation.ts. */
import { z } from 'zod'
import { SourceSettings } from './comment-sources.ts'
import { Coverage } from './comments.ts'
import { Instant, SessionId } from './ids.ts'
import { CommentBatch } from './kept-comments.ts'
import { Words } from './words.ts'

const count = z.number().int().nonnegative()

export const commentBodies = {
  'comment.batch': CommentBatch,
  'comment.coverage': Coverage,
  /** On start: bytes behind the committed end. They had not been acknowledged to any source. */
  'comment.cut-off': z.object({ segment: z.string(), at: count, bytes: count, comments: count }),
  /** A segment is shorter than what was committed of it: comments of the record are gone. */
  'comment.damaged': z.object({ segment: z.string(), committed: count, found: count }),
  /** What comments are classified by from here on; `problem` says why there is no model. */
  'comment.model': z.object({
    model: z.string(),
    problem: z.object({ said: Words, remedy: Words }).nullable(),
  }),
  /** Where comments come from, from now on; of secrets only the names of those that are held. */
  'comment.sources-set': z.object({
    sources: z.array(z.object({ settings: SourceSettings, secrets: z.array(z.string()) })).max(16),
    intakePort: z.number().int().min(0).max(65_535),
  }),
  /** The time of a session's comments is over: its folder is deleted, identities with it; the log stays. */
  'comment.purged': z.object({ session: SessionId, comments: count, bytes: count, keptUntil: Instant }),
} as const
