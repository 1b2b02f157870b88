import type { Instant } from '#shared/model/ids.ts'
import { type Known, type LinkState, nothingBeside, type ObsState } from '#shared/model/obs.ts'
import type { ObsEvent } from './event.ts'
import type { Part, PartKey } from './part.ts'

/**
 * Order of what happened, drawn from one counter: a ticket for each event as it arrives and for each batch as it is
 * sent. An answer tells of some moment after its batch's ticket; instants in milliseconds are too coarse for that.
 */
export type Ticket = number

export type Recent = readonly { readonly ticket: Ticket; readonly event: ObsEvent; readonly at: Instant }[]

/** OBS's state and what the reducer must remember to keep it right. */
export type MirrorState = {
  readonly obs: ObsState
  /** Parts that an event changed without saying how, with the ticket of the last such event: to be read at once. */
  readonly open: ReadonlyMap<PartKey, { readonly part: Part; readonly since: Ticket }>
  /** The last events, oldest first, to be applied again on top of answers that were asked for before them. */
  readonly recent: Recent
  /** The last batches that were folded in: an answer that was asked for before one of them must not undo it. */
  readonly folded: readonly { readonly asked: Ticket; readonly parts: readonly Part[] }[]
  /** Answers asked for before this ticket belong to another OBS or another collection, or to a past long forgotten. */
  readonly floor: Ticket
}

export const whyUnread = 'not read yet'
export const whyChanging = 'the scene collection is changing'

function whyNoLink(link: LinkState): string {
  if (link.phase === 'closed') return 'the link to OBS was closed'
  if (link.phase === 'connected') return whyUnread
  return `no link to OBS: ${link.failure ?? 'connecting'}`
}

/** The unknown half of every Known. */
export type Unread = Extract<Known<never>, { readonly known: false }>

export function unknown(since: Instant, why: string): Unread {
  return { known: false, since, why }
}

/** Nothing known but the link. */
export function unknownState(link: LinkState, now: Instant, floor: Ticket, revision: number): MirrorState {
  const nothing = unknown(link.phase === 'connecting' ? link.since : now, whyNoLink(link))
  return {
    obs: {
      revision,
      link,
      programme: nothing,
      studioMode: nothing,
      collection: nothing,
      profile: nothing,
      collectionChanging: false,
      canvas: nothing,
      sceneNames: nothing,
      scenes: new Map(),
      inputNames: nothing,
      inputs: new Map(),
      filters: new Map(),
      record: nothing,
      stream: nothing,
      virtualCamera: nothing,
      replayBuffer: nothing,
      recordDirectory: nothing,
      streamService: nothing,
      picture: nothing,
      beside: nothingBeside,
    },
    open: new Map(),
    recent: [],
    folded: [],
    floor,
  }
}

/** Forgets what belongs to a scene collection and keeps the rest (outputs, canvas, profile). */
export function withoutCollection(
  state: MirrorState,
  now: Instant,
  ticket: Ticket,
  why: string,
): MirrorState {
  const nothing = unknown(now, why)
  return {
    obs: {
      ...state.obs,
      programme: nothing,
      collection: nothing,
      sceneNames: nothing,
      scenes: new Map(),
      inputNames: nothing,
      inputs: new Map(),
      filters: new Map(),
    },
    open: new Map(),
    recent: [],
    folded: [],
    floor: ticket,
  }
}
