/**
 * A place in front of, or behind, all other comments of a session, judged by the rule for an order. It stays, so what is
 * yet to come counts as what it may be: an adverse evaluation.
 */
import type { JudgedComment } from '#shared/model/moderation.ts'
import type { ModerationPack } from '#shared/model/pack.ts'
import type { Refusal } from '#shared/model/words.ts'
import { judgeOrder, type Ordered } from './order.ts'
import { saidBy } from './texts.ts'

/** What is known of a session's set order when a comment is to be put in front. */
export type SetOrder = {
  /** Whether some adverse evaluation stands elsewhere than in front, and some that may be one. */
  readonly adverseBehind: boolean
  readonly doubtfulBehind: boolean
  /** Comments in front that are no adverse evaluations. */
  readonly inFront: number
}

/** What becomes of an act on one comment, and why it is not simply done. */
export type Answer = 'allowed' | { readonly supervisor: Refusal } | { readonly refused: Refusal }

const toCome: Ordered = { seq: Number.MAX_SAFE_INTEGER - 1, evaluation: 'unknown', adverse: null }
const anAdverse: Ordered = { seq: 0, evaluation: 'adverse', adverse: 1 }
const aDoubtful: Ordered = { seq: 0, evaluation: 'unknown', adverse: null }

/** Whether the comment may have that place: praise in front and complaints at the back count as hiding. */
export function placing(
  to: 'to-front' | 'to-back',
  comment: JudgedComment,
  order: SetOrder,
  pack: ModerationPack,
): Answer {
  return to === 'to-front' ? toFront(comment, order, pack) : toBack(comment, pack)
}

function toBack(comment: JudgedComment, pack: ModerationPack): Answer {
  const { answer } = judgeOrder([toCome, comment], pack)
  if (answer === 'refused') return { refused: saidBy(pack, 'ordering') }
  return answer === 'supervisor' ? { supervisor: saidBy(pack, 'doubtful') } : 'allowed'
}

/** What evaluates nothing pushes evaluations away by its number only; praise does so by itself. */
function toFront(comment: JudgedComment, order: SetOrder, pack: ModerationPack): Answer {
  const asks: Answer = { supervisor: saidBy(pack, 'standingOrder') }
  if (comment.evaluation === 'adverse') return 'allowed'
  if (comment.evaluation === 'none') return order.inFront < pack.frontMost.comments ? 'allowed' : asks
  // Whatever is there was written before it is put in front of it.
  const first: Ordered = { ...comment, seq: Number.MAX_SAFE_INTEGER }
  const behind = [...(order.adverseBehind ? [anAdverse] : []), ...(order.doubtfulBehind ? [aDoubtful] : [])]
  const { answer } = judgeOrder([first, ...behind, toCome], pack)
  if (answer === 'refused') return { refused: saidBy(pack, 'ordering') }
  return answer === 'supervisor' ? asks : 'allowed'
}
