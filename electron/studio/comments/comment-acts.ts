import type { UserId } from '#shared/model/ids.ts'
import type { ActAnswer, ActWish } from '#shared/model/moderation.ts'
import { allowed, type Outcome, type Refusal } from '#shared/model/words.ts'
import { leftOf } from '#shared/rules/moderation/redaction.ts'
import { judgedComment } from '../../comments/prepare-batch.ts'
import { keptComment } from '../../comments/read-kept.ts'
import type { CommentDesk } from './comment-desk.ts'

type Left = {
  readonly evaluation: 'adverse' | 'favourable' | 'none' | 'unknown'
  readonly adverse: number | null
}

/**
 * A moderator's act on comments of the record. What they say is read from the segments here, and never taken from
 * whoever asks; whether the act may be done is decided inside the ledger's transaction.
 */
export async function actOnComments(
  desk: CommentDesk,
  user: UserId,
  wish: ActWish,
): Promise<Outcome<ActAnswer[]>> {
  const { db, dataDir, door } = desk.parts
  const read = wish.comments.map((seq) => ({ seq, comment: keptComment(db, dataDir, seq) }))
  const there = read.flatMap(({ comment }) => (comment === null ? [] : [judgedComment(comment)]))
  const gone = read.flatMap(({ seq, comment }) => (comment === null ? [unknownComment(seq)] : []))
  if (there.length === 0) return allowed(gone)
  const { act, ground, note } = wish
  const left =
    act.kind === 'redact'
      ? await classified(
          desk,
          there.map(({ text }) => leftOf(text, act.spans)),
        )
      : there.map(() => null)
  const on = there.map((comment, index) => ({ comment, left: left[index] ?? null }))
  const { outcome, seqs } = await door.asUser(user, 'moderation.act', { act, ground, note, on })
  if (!outcome.ok) return outcome
  const answers = outcome.value.map((answer) => ({
    ...answer,
    entry: answer.entry === null ? null : (seqs[answer.entry] ?? null),
  }))
  return allowed([...answers, ...gone])
}

async function classified({ worker }: CommentDesk, texts: readonly string[]): Promise<readonly Left[]> {
  const answer = await worker.ask({ type: 'classify', texts })
  return answer.to === 'classify' ? answer.classes : []
}

function unknownComment(comment: number): ActAnswer {
  return { comment, answer: 'refused', entry: null, ...gone }
}

const gone: Pick<ActAnswer, 'said' | 'remedy' | 'cites'> = {
  said: { zh: '没有这条评论，或保存期已满。', en: 'There is no such comment, or its time was over.' },
  remedy: { zh: '请从列表里重新选择。', en: 'Choose again from the list.' },
  cites: [],
}

export const noSuchComment: Refusal = { code: 'comments.unknown', ...gone, remedy: gone.remedy ?? gone.said }
