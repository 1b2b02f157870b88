/** A new order of comments is judged as a whole: praise first and complaints last counts as hiding them. */
import type { JudgedComment } from '#shared/model/moderation.ts'
import type { ModerationPack } from '#shared/model/pack.ts'
import type { Refusal } from '#shared/model/words.ts'
import { standingOf } from './standing.ts'
import { saidBy } from './texts.ts'

/** What the rule for an order looks at in a comment. */
export type Ordered = Pick<JudgedComment, 'seq' | 'evaluation' | 'adverse'>

type OrderVerdict = {
  readonly answer: 'allowed' | 'supervisor' | 'refused'
  /** Comments that would stand behind one that they stand before by time, and are or may be adverse evaluations. */
  readonly behind: readonly number[]
  readonly why: Refusal | null
}

/**
 * Whether the comments may be shown in the order given. Refused where an adverse evaluation would come after a comment
 * that came later, unless that one is an adverse evaluation as well; where it may only be one, a supervisor decides.
 */
export function judgeOrder(order: readonly Ordered[], pack: ModerationPack): OrderVerdict {
  const behind = { adverse: [] as number[], doubtful: [] as number[] }
  let newestBefore = -1
  for (const comment of order) {
    const standing = standingOf(comment, pack)
    if (standing !== 'clear' && comment.seq < newestBefore) behind[standing].push(comment.seq)
    if (standing !== 'adverse') newestBefore = Math.max(newestBefore, comment.seq)
  }
  const why = saidBy(pack, 'ordering')
  if (behind.adverse.length > 0) return { answer: 'refused', behind: behind.adverse, why }
  if (behind.doubtful.length > 0) return { answer: 'supervisor', behind: behind.doubtful, why }
  return { answer: 'allowed', behind: [], why: null }
}
