/** A random sample as a file: how it was drawn, and a proof of each comment that was drawn, for a stranger to check. */
import { z } from 'zod'
import { SessionId } from '../model/ids.ts'

export const CommentSampleFile = z.object({
  format: z.literal('fairlive comment sample v1'),
  session: SessionId,
  /** Root of the checkpoint under which it was drawn, and the session. */
  seed: z.string(),
  /** How many comments of the session that checkpoint signs, and how many were wanted of them. */
  of: z.number().int().nonnegative(),
  wanted: z.number().int().positive(),
  /** Each is checked as a comment proof by itself. */
  proofs: z.array(z.unknown()),
})
export type CommentSampleFile = z.infer<typeof CommentSampleFile>
