import { useCallback, useMemo, useState } from 'react'
import type { Act, ActAnswer, GroundId } from '#shared/model/moderation.ts'
import type { Citation, Refusal, Words } from '#shared/model/words.ts'
import { isSignedOut, refusalOf } from '../../../studio/failure.ts'
import { useStudio } from '../../../studio/hooks.ts'

/** What became of the last thing done about a comment, shown at that comment until the next thing is done. */
export type Shown =
  | { readonly state: 'asked' }
  | { readonly state: 'done'; readonly entry: number | null; readonly said: Words | null }
  | {
      readonly state: 'waits'
      readonly said: Words
      readonly remedy: Words | null
      readonly cites: readonly Citation[]
    }
  | { readonly state: 'refused'; readonly refusal: Refusal }

export type Wish = { readonly comment: number; readonly act: Act }

export type Answers = {
  readonly shown: ReadonlyMap<number, Shown>
  /** One act on each comment; equal acts go together, and each comment is answered by itself. */
  readonly act: (wishes: readonly Wish[], ground: GroundId, note?: string) => Promise<void>
  /** Any other call about one comment that is recorded: an approval, an undo. True where it was. */
  readonly call: (
    comment: number,
    call: () => Promise<{ readonly seqs: readonly number[] }>,
  ) => Promise<boolean>
  readonly say: (comment: number, shown: Shown) => void
  readonly clear: () => void
}

const nothing: ReadonlyMap<number, Shown> = new Map()

export function useAnswers(): Answers {
  const { client, askSeat } = useStudio()
  const [shown, setShown] = useState(nothing)
  const clear = useCallback(() => setShown(nothing), [])
  const say = useCallback((comment: number, one: Shown) => setShown(new Map([[comment, one]])), [])
  const failed = useCallback(
    (comments: readonly number[], error: unknown) => {
      if (isSignedOut(error)) void askSeat()
      const refusal = refusalOf(error)
      setShown((now) => together(now, comments, { state: 'refused', refusal }))
    },
    [askSeat],
  )
  const act = useCallback(
    async (wishes: readonly Wish[], ground: GroundId, note = '') => {
      const comments = wishes.map(({ comment }) => comment)
      setShown(together(nothing, comments, { state: 'asked' }))
      for (const alike of Map.groupBy(wishes, (wish) => JSON.stringify(wish.act)).values()) {
        const [first] = alike
        if (first === undefined) continue
        const concerned = alike.map(({ comment }) => comment)
        try {
          const input = { comments: concerned, act: first.act, ground, note }
          const { answers } = await client.comments.act(input)
          setShown((now) => new Map([...now, ...answers.map((one) => [one.comment, shownAs(one)] as const)]))
        } catch (error) {
          failed(concerned, error)
        }
      }
    },
    [client, failed],
  )
  const call = useCallback(
    async (comment: number, ask: () => Promise<{ readonly seqs: readonly number[] }>) => {
      say(comment, { state: 'asked' })
      try {
        const { seqs } = await ask()
        say(comment, { state: 'done', entry: seqs[0] ?? null, said: null })
        return true
      } catch (error) {
        failed([comment], error)
        return false
      }
    },
    [say, failed],
  )
  return useMemo(() => ({ shown, act, call, say, clear }), [shown, act, call, say, clear])
}

function together(
  now: ReadonlyMap<number, Shown>,
  comments: readonly number[],
  shown: Shown,
): ReadonlyMap<number, Shown> {
  return new Map([...now, ...comments.map((comment) => [comment, shown] as const)])
}

const nothingElse: Words = { zh: '', en: '' }

function shownAs({ answer, entry, said, remedy, cites }: ActAnswer): Shown {
  switch (answer) {
    case 'done':
      return { state: 'done', entry, said }
    case 'waits':
      return { state: 'waits', said, remedy, cites }
    case 'refused':
      return {
        state: 'refused',
        refusal: { code: 'moderation.refused', said, remedy: remedy ?? nothingElse, cites },
      }
  }
}
