/** What a second person does about an act: approve it, decline it, take it back. */

import type { z } from 'zod'
import type { JudgedComment, moderationBodies } from '#shared/model/moderation.ts'
import type { Pack } from '#shared/model/pack.ts'
import type { Refusal } from '#shared/model/words.ts'
import { saidBy } from '#shared/rules/moderation/texts.ts'
import { mayRunAsSecond } from '#shared/rules/roles.ts'
import { type Context, type Decision, decided, refusedWith } from '../ledger/decision.ts'
import type { ActRow } from './read-acts.ts'

type Asked = z.infer<(typeof moderationBodies)['moderation.asked']>

type WaitingState = {
  readonly act: ActRow | undefined
  /** What was asked for, as its entry has it; null where its payload was erased. */
  readonly asked: Asked | null
}

type Second = { readonly note: string; readonly approve: boolean }

/** Approves or declines what waits. Whoever asked for it cannot approve it, whatever their role. */
export function decideWaiting(
  { act, asked }: WaitingState,
  { note, approve }: Second,
  { actor }: Context,
): Decision<JudgedComment['seq']> {
  if (act === undefined || asked === null || act.state !== 'waiting') return refusedWith(notWaiting)
  if (actor.type !== 'user') return refusedWith(notWaiting)
  const { session, entry } = act
  if (!approve) {
    const body = { asked: entry, comment: act.comment, note }
    return decided(act.comment, { kind: 'moderation.declined', body, session })
  }
  const second = mayRunAsSecond('comment.approve', act.by_user, actor.user)
  if (!second.ok) return refusedWith(second.refusal)
  const { why: _why, ...acted } = asked
  return decided(act.comment, {
    kind: 'moderation.approved',
    body: { ...acted, asked: entry, note },
    session,
  })
}

type UndoState = {
  readonly act: ActRow | undefined
  /** How many comments that are no adverse evaluations stand in front. */
  readonly inFront: number
  readonly pack: Pack
}

/**
 * Takes back an act in force, or a wish that waits; the act stays in the record, and so does this.
 * An evaluation is not taken from the front while others stay there: that would put it behind them.
 */
export function decideUndo(
  { act, inFront, pack }: UndoState,
  { note }: { readonly note: string },
): Decision<JudgedComment['seq']> {
  if (act === undefined || (act.state !== 'in-force' && act.state !== 'waiting')) {
    return refusedWith(nothingToUndo)
  }
  const { entry, comment, kind, session } = act
  const fallsBehind = kind === 'to-front' && act.state === 'in-force' && act.standing === 'adverse'
  if (fallsBehind && inFront > 0) return refusedWith(saidBy(pack.moderation, 'ordering'))
  const body = { acted: entry, comment, act: kind, note }
  return decided(comment, { kind: 'moderation.undone', body, session })
}

const notWaiting: Refusal = {
  code: 'moderation.not-waiting',
  said: {
    zh: '这项操作没有在等批准：已有人处理，或已撤销。',
    en: 'This does not wait for approval: somebody has dealt with it, or it was taken back.',
  },
  remedy: { zh: '请看待办列表里还剩什么。', en: 'See what is left in the list of what waits.' },
  cites: [],
}

const nothingToUndo: Refusal = {
  code: 'moderation.nothing-to-undo',
  said: {
    zh: '没有可以撤销的操作：它不在生效中。',
    en: 'There is nothing to undo: that act is not in force.',
  },
  remedy: { zh: '请看这条评论现在的状态。', en: 'See how the comment stands now.' },
  cites: [],
}
