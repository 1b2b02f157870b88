import type { Body, Kind } from '#shared/model/entries.ts'

/** An entry of one of these kinds, not yet written. */
export type RecordOf<K extends Kind> = { [P in K]: { readonly kind: P; readonly body: Body<P> } }[K]

/** What the ladder wants written into the ledger. */
export type LadderRecord = RecordOf<'guard.rung' | 'guard.rung-left' | 'guard.not-climbed'>

/** What the loop wants written into the ledger. */
export type GuardRecord =
  | LadderRecord
  | RecordOf<
      | 'guard.restored'
      | 'guard.restored-often'
      | 'guard.not-restored'
      | 'guard.unproved'
      | 'guard.proved-again'
    >
