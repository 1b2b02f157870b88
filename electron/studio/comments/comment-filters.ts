import { randomUUID } from 'node:crypto'
import type { FilterTried } from '#shared/model/comment-views.ts'
import type { UserId } from '#shared/model/ids.ts'
import type { GroundId } from '#shared/model/moderation.ts'
import { allowed, type Outcome } from '#shared/model/words.ts'
import { filterWords, judgeFilter } from '#shared/rules/moderation/filter.ts'
import type { TrialResult } from '../../comments/filter-trial.ts'
import type { CommentDesk } from './comment-desk.ts'

type Wish = { readonly words: readonly string[]; readonly ground: GroundId }
type Tried = { readonly words: string[]; readonly trial: TrialResult }

/** Runs a filter over everything there is; the trial is recorded, and nothing is set. */
export async function tryCommentFilter(
  desk: CommentDesk,
  user: UserId,
  wish: Wish,
): Promise<Outcome<FilterTried>> {
  const tried = await trialOf(desk, wish)
  if (!tried.ok) return tried
  const { words, trial } = tried.value
  const { door, pack } = desk.parts
  const { ground } = wish
  const recorded = await door.asUser(user, 'moderation.try-filter', { words, ground, trial: sent(trial) })
  if (!recorded.outcome.ok) return recorded.outcome
  const verdict = judgeFilter(ground, [trial.session, trial.earlier, trial.corpus], pack.moderation)
  return allowed({ words, ...sent(trial), refusal: verdict.ok ? null : verdict.refusal })
}

/** Tries it and sets it; refused where it would hide a single adverse evaluation. */
export async function setCommentFilter(
  desk: CommentDesk,
  user: UserId,
  wish: Wish,
): Promise<Outcome<FilterTried & { readonly filter: string }>> {
  const tried = await trialOf(desk, wish)
  if (!tried.ok) return tried
  const { words, trial } = tried.value
  const input = { words, ground: wish.ground, trial: sent(trial), filter: randomUUID() }
  const { outcome } = await desk.parts.door.asUser(user, 'moderation.set-filter', input)
  if (!outcome.ok) return outcome
  return allowed({ words, ...sent(trial), refusal: null, filter: outcome.value.filter })
}

async function trialOf(desk: CommentDesk, { words }: Wish): Promise<Outcome<Tried>> {
  const answer = await desk.worker.ask({ type: 'normalise', texts: words })
  const plain = answer.to === 'normalise' ? answer.texts : []
  const looked = filterWords(plain, (text) => text)
  if (!looked.ok) return looked
  const trial = await desk.reading.tryFilter(looked.value, desk.session)
  return allowed({ words: [...looked.value], trial })
}

/** The same without the readonly arrays that no contract can carry. */
function sent({ session, earlier, corpus }: TrialResult) {
  return { session, earlier, corpus }
}
