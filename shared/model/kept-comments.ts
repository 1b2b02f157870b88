/** A comment as it is kept: one line of its session's segment, committed to by the ledger entry of its batch. */
import { z } from 'zod'
import { PlatformName, TextRepair } from './comments.ts'
import { Instant, Sha256 } from './ids.ts'

/**
 * What a comment is taken for. `unknown` where no model could be asked: nothing is known of it, so it may be an adverse
 * evaluation.
 */
export const Evaluation = z.enum(['adverse', 'favourable', 'none', 'unknown'])
export type Evaluation = z.infer<typeof Evaluation>

export const CommentClass = z.strictObject({
  evaluation: Evaluation,
  /** How likely it is an adverse evaluation, 0 to 1 in thousandths; null where nothing is known. */
  adverse: z.number().min(0).max(1).nullable(),
  /** Lawful grounds that were seen in the text itself, by the pack's names for what can be seen. */
  seen: z.array(z.string()),
  /** The pieces of the text that weighed most (UTF-16 units, `to` is not in it), and what each speaks for. */
  words: z.array(z.strictObject({ from: z.number().int(), to: z.number().int(), for: z.string() })),
  /** How often the same user had written the same before, within the last minutes. */
  repeats: z.number().int().nonnegative(),
})
export type CommentClass = z.infer<typeof CommentClass>

/**
 * `text` and `name` are as the platform gave them, but for what `repairs` names. `user` is a keyed hash that holds
 * within one room (empty where the platform names nobody); the platform's own id of the user is not in here.
 */
export const KeptComment = z.strictObject({
  /** Its number among all comments that this studio kept. */
  seq: z.number().int().nonnegative(),
  platform: PlatformName,
  source: z.string().min(1).max(64),
  /** The platform's own id of the message. */
  id: z.string().min(1).max(256),
  sentAt: Instant.nullable(),
  receivedAt: Instant,
  user: z.string().regex(/^([0-9a-f]{20})?$/),
  name: z.string(),
  text: z.string(),
  repairs: z.array(TextRepair),
  class: CommentClass,
  /** Name of the model that gave the class, `none` where there was none. */
  model: z.string(),
  /** The keyword filter in force that it matched; null where there was none. */
  filter: z.string().nullable(),
})
export type KeptComment = z.infer<typeof KeptComment>

const count = z.number().int().nonnegative()

/** How many comments of a batch were taken for what. */
export const Tally = z.object({ adverse: count, favourable: count, none: count, unknown: count })
export type Tally = z.infer<typeof Tally>

/** A comment that may not be hidden like any other: it is, or may well be, an adverse evaluation. */
const Guarded = z.object({ seq: count, user: z.string(), evaluation: z.enum(['adverse', 'doubtful']) })
export type Guarded = z.infer<typeof Guarded>

/**
 * The commit of a batch: these bytes of this segment are comments of the record. `root` is the RFC 6962 root over the
 * lines' leaves; `first` the seq of the first one. Comments of unknown class are all doubtful and only counted.
 */
export const CommentBatch = z.object({
  segment: z.string().regex(/^\d{4,9}$/),
  offset: count,
  length: z.number().int().positive(),
  count: z.number().int().positive(),
  root: Sha256,
  first: count,
  model: z.string(),
  tally: Tally,
  guarded: z.array(Guarded),
})
export type CommentBatch = z.infer<typeof CommentBatch>
