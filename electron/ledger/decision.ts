/** The product's own words for what a domain decides: the generic ledger types, applied to the product's entries. */
import type { bodies, Kind } from '#shared/model/entries.ts'
import { allowed, type Refusal, refused } from '#shared/model/words.ts'
import type { CommandContext, Decision as DecisionOf, DraftOf, WrittenEntryOf } from './schema.ts'

export type Draft = DraftOf<typeof bodies>
export type Decision<Result = unknown> = DecisionOf<typeof bodies, Result>
export type Context = CommandContext

/** Write these entries and answer with `value`. */
export function decided<Result>(value: Result, ...drafts: Draft[]): Decision<Result> {
  return { drafts, outcome: allowed(value) }
}

/** Refuse; `drafts` record the refusal where it is worth keeping. */
export function refusedWith(refusal: Refusal, ...drafts: Draft[]): Decision<never> {
  return { drafts, outcome: refused(refusal) }
}

/** A written entry of one of these kinds, its payload still there. */
export type Written<K extends Kind> = Extract<WrittenEntryOf<typeof bodies>, { readonly kind: K }>
