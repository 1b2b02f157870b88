import type { Instant } from '#shared/model/ids.ts'
import type { EndingWhy } from '#shared/model/obs-ending.ts'

/** What is known while OBS cannot be reached, or can. */
export type EndingFacts = {
  readonly now: Instant
  readonly isOut: boolean
  readonly isReachable: boolean
  /** The owner agreed beforehand that the OBS of this PC is ended then. */
  readonly agreed: boolean
  readonly isOnThisPc: boolean
  readonly endAfterMs: number
}

export type EndingState = {
  /** Since when OBS has been out of reach while the room was out; null while it is not. */
  readonly since: Instant | null
  /** It was ended, or said why not: once for each time that OBS is out of reach. */
  readonly done: boolean
}

export const atHand: EndingState = { since: null, done: false }

type Step = {
  readonly state: EndingState
  /** `end`: to be done now. A reason: not to be done, to be written down. */
  readonly act: 'none' | 'end' | Extract<EndingWhy, 'not-agreed' | 'elsewhere'>
}

/** Whether the OBS of this PC is to be ended now. Pure. */
export function endingStep(state: EndingState, facts: EndingFacts): Step {
  const { now, isOut, isReachable, agreed, isOnThisPc, endAfterMs } = facts
  if (!isOut || isReachable) return { state: atHand, act: 'none' }
  const since = state.since ?? now
  if (state.done || now - since < endAfterMs) return { state: { ...state, since }, act: 'none' }
  const act = !isOnThisPc ? 'elsewhere' : agreed ? 'end' : 'not-agreed'
  return { state: { since, done: true }, act }
}
