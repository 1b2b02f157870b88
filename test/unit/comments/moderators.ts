import { judgedComment } from '#electron/comments/prepare-batch.ts'
import { keptComment } from '#electron/comments/read-kept.ts'
import type { Act, ActAnswer } from '#shared/model/moderation.ts'
import { type CommentRoom, incoming, openCommentRoom } from '#test/harness/comment-room.ts'

/** An act by somebody at the desk, on comments as they are kept. */
export function act(
  { ledger }: CommentRoom,
  seqs: readonly number[],
  wish: Act,
  { by = 'operator', ground = 'insult', left = null as ActLeft } = {},
) {
  const on = seqs.map((seq) => {
    const comment = keptComment(ledger.db, ledger.dataDir, seq)
    if (comment === null) throw new Error(`no comment ${seq}`)
    return { comment: judgedComment(comment), left }
  })
  return ledger.run('moderation.act', { act: wish, ground, note: '', on }, by)
}

type ActLeft = { readonly evaluation: 'adverse' | 'none'; readonly adverse: number } | null

/** What became of it on each comment. */
export const answers = (answer: ReturnType<typeof act>): readonly ActAnswer[] => {
  if (!answer.outcome.ok) throw new Error(answer.outcome.refusal.said.en)
  return answer.outcome.value
}

export const verdicts = (answer: ReturnType<typeof act>) => answers(answer).map((one) => one.answer)

/** A room in which these comments were written, each by another user. */
export async function room(...texts: readonly string[]): Promise<CommentRoom> {
  const opened = openCommentRoom()
  await opened.say(...texts.map((text, n) => incoming(`m-${n}`, text, { userId: `user-${n}` })))
  return opened
}
