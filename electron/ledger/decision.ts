/** The product's own words for what a domain decides: the generic ledger types, applied to the product's entries. */
import type { Body, Kind } from '#shared/model/entries.ts'
import type { RoomId, SessionId } from '#shared/model/ids.ts'
import { allowed, type Refusal, refused } from '#shared/model/words.ts'
import type { AnyEntry, CommandContext, Decision as DecisionOf } from './schema.ts'

/** What a decision wants written. Room and session are those of the command unless the draft says otherwise. */
export type Draft<K extends Kind = Kind> = {
  [P in K]: {
    readonly kind: P
    readonly body: Body<P>
    readonly room?: RoomId | null
    readonly session?: SessionId | null
  }
}[K]

/** A written entry of one of these kinds, its payload still there. */
export type Written<K extends Kind = Kind> = {
  [P in K]: Omit<AnyEntry, 'kind' | 'body'> & { readonly kind: P; readonly body: Body<P> }
}[K]

export type Decision<Result = unknown> = DecisionOf<Draft, Result>
export type Context = CommandContext

/** Write these entries and answer with `value`. */
export function decided<Result>(value: Result, ...drafts: Draft[]): Decision<Result> {
  return { drafts, outcome: allowed(value) }
}

/** Refuse; `drafts` record the refusal where it is worth keeping. */
export function refusedWith(refusal: Refusal, ...drafts: Draft[]): Decision<never> {
  return { drafts, outcome: refused(refusal) }
}
