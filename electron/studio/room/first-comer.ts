import { z } from 'zod'
import type { Instant } from '#shared/model/ids.ts'

/** A studio on an OBS: `id` tells two of them apart, `name` is for people, `since` decides between two that act. */
export type Claim = { readonly id: string; readonly name: string; readonly since: Instant }

/**
 * What studios say to each other over the OBS that they share (obs-websocket's BroadcastCustomEvent): who asks whether
 * somebody is there already, and who is.
 */
export const ClaimMessage = z.object({
  fairlive: z.object({
    says: z.enum(['anybody', 'here']),
    id: z.string().min(1).max(100),
    name: z.string().max(200),
    since: z.number(),
  }),
})
export type ClaimMessage = z.infer<typeof ClaimMessage>

/** Whoever is there answers within a round trip; nobody is, where nothing was heard for this long. */
const answersWithinMs = 250
/** The second asks so often whether the first is still there. */
const asksEveryMs = 2_000

export type ClaimState = {
  /** Null until it is known. */
  readonly isFirst: boolean | null
  /** Who is first, if not this one. */
  readonly other: Claim | null
  /** When it was last asked; null while there is nobody to ask. */
  readonly askedAt: Instant | null
  readonly heardAt: Instant
}

export const unclaimed: ClaimState = {
  isFirst: null,
  other: null,
  askedAt: null,
  heardAt: Number.NEGATIVE_INFINITY,
}

export type ClaimStep = { readonly state: ClaimState; readonly say: ClaimMessage['fairlive']['says'] | null }

/** The OBS is connected, for the first time or again: who acts goes on acting and says so, everybody else asks. */
export function connected(state: ClaimState, now: Instant): ClaimStep {
  if (state.isFirst === true) return { state, say: 'here' }
  return { state: { ...state, askedAt: now }, say: 'anybody' }
}

/** Another studio said something. Its own voice, which OBS sends back, is nobody's. */
export function heard(
  state: ClaimState,
  { fairlive: { says, ...claim } }: ClaimMessage,
  me: Claim,
  now: Instant,
): ClaimStep {
  if (claim.id === me.id) return { state, say: null }
  const second: ClaimState = { ...state, isFirst: false, other: claim, heardAt: now }
  if (state.isFirst === true) {
    const yields = says === 'here' && isBefore(claim, me)
    return yields ? { state: second, say: null } : { state, say: 'here' }
  }
  // Two that ask at once: the earlier one goes first.
  return { state: says === 'here' || isBefore(claim, me) ? second : state, say: null }
}

/** To be called on a beat. */
export function waited(state: ClaimState, now: Instant): ClaimStep {
  const { isFirst, askedAt, heardAt } = state
  if (isFirst === true || askedAt === null) return { state, say: null }
  const sinceAsked = now - askedAt
  if (sinceAsked >= answersWithinMs && heardAt < askedAt)
    return { state: { ...state, isFirst: true, other: null }, say: 'here' }
  if (sinceAsked >= asksEveryMs) return { state: { ...state, askedAt: now }, say: 'anybody' }
  return { state, say: null }
}

/** Without an OBS there is nobody to ask; who acts would go on acting as soon as it is back. */
export function disconnected(state: ClaimState): ClaimState {
  return state.isFirst === true ? state : { ...state, askedAt: null }
}

function isBefore(a: Claim, b: Claim): boolean {
  return a.since < b.since || (a.since === b.since && a.id < b.id)
}
