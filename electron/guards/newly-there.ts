import type { Instant } from '#shared/model/ids.ts'
import type { ObsState } from '#shared/model/obs.ts'
import { itemsOf } from './closure.ts'

/** After this an OBS that still does not tell what is on air is an OBS that does not tell. */
const newForMs = 1_000

/** An OBS that was reached a moment ago: no name of a deleted input is taken in it yet. */
export function isNewlyThere({ link }: ObsState, now: Instant): boolean {
  return link.phase === 'connected' && now - link.since < newForMs
}

/**
 * Whether what is on air is about to be known for the first time. Repairs wait for it, because one that began without
 * it would keep OBS busy while the label is still missing.
 */
export function isBeingRead(obs: ObsState, now: Instant): boolean {
  const isRead = obs.programme.known && itemsOf(obs, obs.programme.value) !== null
  return !isRead && isNewlyThere(obs, now)
}
