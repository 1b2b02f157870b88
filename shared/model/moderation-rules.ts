/** What the pack says of moderation: the closed list of grounds, and the sentences of each refusal. */
import { z } from 'zod'
import { ActKind, GroundId } from './moderation.ts'
import { Words } from './words.ts'

const Cites = z.array(z.string().min(1))
const Share = z.number().min(0).max(1)

const ModerationText = z.strictObject({
  /** {ground} {rule} {number} {examples} are filled in with what was seen. */
  said: Words,
  remedy: Words,
  cites: Cites,
})

const ModerationGround = z.strictObject({
  id: GroundId,
  name: Words,
  /** What has to be seen in a text for the ground to be more than a moderator's word; none where no program can see it. */
  seenAs: z.array(z.string().min(1)),
  /** The acts that it may be named for. */
  acts: z.array(ActKind).min(1),
  cites: Cites,
})

/** `moderation.json` of a rule pack. */
export const ModerationFile = z.strictObject({
  /** The closed list. Being unfavourable is not in it. */
  grounds: z.array(ModerationGround).min(1),
  /** From this likelihood of an adverse evaluation on, a comment is not hidden like any other. */
  doubtFrom: z.strictObject({ adverse: Share, basis: Words }),
  floodFrom: z.strictObject({ repeats: z.number().int().positive(), basis: Words }),
  /** So many comments that evaluate nothing may stand in front before another one takes a supervisor. */
  frontMost: z.strictObject({ comments: z.number().int().nonnegative(), basis: Words }),
  noGround: ModerationText,
  whole: ModerationText,
  doubtful: ModerationText,
  evaluationGone: ModerationText,
  muting: ModerationText,
  ordering: ModerationText,
  standingOrder: ModerationText,
  filter: ModerationText,
  platform: ModerationText,
})
export type ModerationFile = z.infer<typeof ModerationFile>
