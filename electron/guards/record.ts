import type { Body } from '#shared/model/entries.ts'

/** What the loop wants written into the ledger. */
export type GuardRecord =
  | { readonly kind: 'guard.restored'; readonly body: Body<'guard.restored'> }
  | { readonly kind: 'guard.not-restored'; readonly body: Body<'guard.not-restored'> }
  | { readonly kind: 'guard.unproved'; readonly body: Body<'guard.unproved'> }
  | { readonly kind: 'guard.proved-again'; readonly body: Body<'guard.proved-again'> }
