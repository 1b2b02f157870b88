import type { Instant } from '#shared/model/ids.ts'
import type { Known, LinkState, ObsState } from '#shared/model/obs.ts'
import { allParts, roundsOf } from './due.ts'
import type { ObsEvent } from './event.ts'
import { afterAnswers } from './folded.ts'
import { afterEvent, opened } from './heard.ts'
import type { Answer } from './reading.ts'
import { type MirrorState, type Ticket, unknownState } from './state.ts'

/** Everything that can teach the mirror something. */
export type Observation =
  | { readonly kind: 'link'; readonly ticket: Ticket; readonly link: LinkState }
  | { readonly kind: 'event'; readonly ticket: Ticket; readonly event: ObsEvent }
  /** An event whose content could not be read: something has changed, so everything must be read again. */
  | { readonly kind: 'unreadable-event'; readonly ticket: Ticket }
  /** `asked` is the ticket that was drawn when the batch was sent. */
  | { readonly kind: 'answers'; readonly asked: Ticket; readonly answers: readonly Answer[] }

/** The state after an observation; pure, and total: no sequence of observations makes it throw. */
export function reduce(state: MirrorState, observation: Observation, now: Instant): MirrorState {
  const next = step(state, observation, now)
  if (next === state || sameContent(state.obs, next.obs)) return next
  return { ...next, obs: { ...next.obs, revision: state.obs.revision + 1 } }
}

function step(state: MirrorState, observation: Observation, now: Instant): MirrorState {
  switch (observation.kind) {
    case 'link':
      return unknownState(observation.link, now, observation.ticket, state.obs.revision)
    case 'event':
      if (state.obs.link.phase !== 'connected') return state
      return afterEvent(state, observation.event, observation.ticket, now)
    case 'unreadable-event':
      return { ...state, open: opened(state.open, allParts(roundsOf(state.obs)), observation.ticket) }
    case 'answers':
      if (state.obs.link.phase !== 'connected' || state.obs.collectionChanging) return state
      return afterAnswers(state, observation.answers, observation.asked, now)
  }
}

/** Whether two states say the same, apart from when they were read. */
function sameContent(one: ObsState, other: ObsState): boolean {
  return (
    one.link === other.link &&
    one.collectionChanging === other.collectionChanging &&
    sameValue(one.programme, other.programme) &&
    sameValue(one.studioMode, other.studioMode) &&
    sameValue(one.collection, other.collection) &&
    sameValue(one.profile, other.profile) &&
    sameValue(one.canvas, other.canvas) &&
    sameValue(one.sceneNames, other.sceneNames) &&
    sameValue(one.inputNames, other.inputNames) &&
    sameValue(one.record, other.record) &&
    sameValue(one.stream, other.stream) &&
    sameValue(one.virtualCamera, other.virtualCamera) &&
    sameValue(one.replayBuffer, other.replayBuffer) &&
    sameValue(one.recordDirectory, other.recordDirectory) &&
    sameValue(one.streamService, other.streamService) &&
    sameEntries(one.scenes, other.scenes, (a, b) => a.isGroup === b.isGroup && sameValue(a.items, b.items)) &&
    sameEntries(one.filters, other.filters, sameValue) &&
    sameEntries(
      one.inputs,
      other.inputs,
      (a, b) => a.kind === b.kind && sameValue(a.settings, b.settings) && sameValue(a.muted, b.muted),
    )
  )
}

function sameValue<T>(one: Known<T>, other: Known<T>): boolean {
  if (one === other) return true
  if (one.known) return other.known && one.value === other.value
  return !other.known && one.why === other.why
}

function sameEntries<T>(
  one: ReadonlyMap<string, T>,
  other: ReadonlyMap<string, T>,
  same: (a: T, b: T) => boolean,
): boolean {
  if (one.size !== other.size) return false
  for (const [key, value] of one) {
    const found = other.get(key)
    if (found === undefined || (found !== value && !same(value, found))) return false
  }
  return true
}
