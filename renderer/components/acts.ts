import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { Refusal } from '#shared/model/words.ts'
import { useAction } from '../keys/actions.ts'
import { isSignedOut, refusalOf } from '../studio/failure.ts'
import { useStudio } from '../studio/hooks.ts'

/** What became of the last act: asked, acknowledged by the ledger, or refused. Never shown before it is so. */
export type Answer =
  | { readonly state: 'none' }
  /** An act that a person must press twice has been pressed once. */
  | { readonly state: 'armed'; readonly act: string; readonly what: string; readonly keys: string }
  | { readonly state: 'asked'; readonly act: string; readonly what: string }
  | { readonly state: 'recorded'; readonly what: string; readonly seqs: readonly number[] }
  /** A key was pressed for what cannot be done now. */
  | { readonly state: 'unavailable'; readonly what: string; readonly reason: string }
  | { readonly state: 'refused'; readonly act: string; readonly refusal: Refusal }

export type Act = {
  /** Tells the acts of one panel apart, for marks on rows and buttons. */
  readonly act: string
  readonly what: string
  readonly call: () => Promise<unknown>
}

export type Acts = {
  readonly answer: Answer
  /** Does it. Resolves with true where the studio acknowledged it. */
  readonly ask: (act: Act) => Promise<boolean>
  /** Does it when pressed a second time within a few seconds; says so in place after the first. */
  readonly askTwice: (act: Act & { readonly keys: string }) => void
  readonly sayUnavailable: (what: string, reason: string) => void
  readonly dismiss: () => void
}

const none: Answer = { state: 'none' }
/** How long an answer is shown that goes by itself; a refusal stays until it is dismissed. */
const passing: { readonly [S in Answer['state']]?: number } = {
  armed: 5_000,
  recorded: 6_000,
  unavailable: 6_000,
}
const withSeqs = z.object({ seqs: z.array(z.number()) })

export function useActs(): Acts {
  const { t } = useTranslation()
  const { askSeat } = useStudio()
  const id = useId()
  const [answer, setAnswer] = useState<Answer>(none)
  const newest = useRef(answer)
  newest.current = answer

  useEffect(() => {
    const shownFor = passing[answer.state]
    if (shownFor === undefined) return
    const timer = setTimeout(() => setAnswer(none), shownFor)
    return () => clearTimeout(timer)
  }, [answer])

  const ask = useCallback(
    async ({ act, what, call }: Act) => {
      setAnswer({ state: 'asked', act, what })
      try {
        const recorded = withSeqs.safeParse(await call())
        setAnswer({ state: 'recorded', what, seqs: recorded.success ? recorded.data.seqs : [] })
        return true
      } catch (error) {
        if (isSignedOut(error)) void askSeat()
        setAnswer({ state: 'refused', act, refusal: refusalOf(error) })
        return false
      }
    },
    [askSeat],
  )

  const askTwice = useCallback(
    (act: Act & { readonly keys: string }) => {
      const now = newest.current
      if (now.state === 'armed' && now.act === act.act) void ask(act)
      else setAnswer({ state: 'armed', act: act.act, what: act.what, keys: act.keys })
    },
    [ask],
  )

  const sayUnavailable = useCallback(
    (what: string, reason: string) => setAnswer({ state: 'unavailable', what, reason }),
    [],
  )
  const dismiss = useCallback(() => setAnswer(none), [])
  useAction(
    'dismiss',
    answer.state === 'refused' ? { label: t('actions.dismiss'), run: dismiss } : null,
    `dismiss ${id}`,
  )
  return useMemo(
    () => ({ answer, ask, askTwice, sayUnavailable, dismiss }),
    [answer, ask, askTwice, sayUnavailable, dismiss],
  )
}

/** True while this act waits for its second press. */
export function isArmed(answer: Answer, act: string): boolean {
  return answer.state === 'armed' && answer.act === act
}
