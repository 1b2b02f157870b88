/** How near a comment is to an adverse evaluation. Doubt falls on the side of visibility. */
import type { CommentClass } from '#shared/model/kept-comments.ts'
import type { Standing } from '#shared/model/moderation.ts'
import type { ModerationPack } from '#shared/model/pack.ts'

type Taken = Pick<CommentClass, 'evaluation' | 'adverse'>

/** `doubtful`: nothing is known of it, or it may be an adverse evaluation though the model does not call it one. */
export function standingOf({ evaluation, adverse }: Taken, pack: ModerationPack): Standing {
  if (evaluation === 'adverse') return 'adverse'
  if (evaluation === 'unknown' || adverse === null) return 'doubtful'
  return adverse >= pack.doubtFrom.adverse ? 'doubtful' : 'clear'
}
