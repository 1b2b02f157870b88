/** What goes over the port between a client and the ledger worker. Both ends are ours and of one build: not parsed. */
import type { Outcome } from '#shared/model/words.ts'
import type { Answer, LedgerHealth, SignedCheckpoint } from './answer.ts'
import type { Call } from './decide.ts'
import type { AnyEntry } from './schema.ts'

export type ToLedger =
  | { readonly type: 'run'; readonly calls: readonly (Call & { readonly id: number })[] }
  | { readonly type: 'checkpoint'; readonly id: number }
  | { readonly type: 'subscribe'; readonly id: number; readonly from: number | null }
  /** The last batch of this subscription has been taken; the next may come. */
  | { readonly type: 'taken'; readonly id: number }
  | { readonly type: 'unsubscribe'; readonly id: number }

export type FromLedger =
  | { readonly type: 'answers'; readonly answers: readonly WireAnswer[] }
  | { readonly type: 'checkpoint'; readonly id: number; readonly outcome: Outcome<SignedCheckpoint> }
  | { readonly type: 'entries'; readonly id: number; readonly entries: readonly AnyEntry[] }
  | { readonly type: 'health'; readonly health: LedgerHealth }

/** `broken` carries the bug that a command met, as text with its stack: errors of other threads have no class. */
export type WireAnswer =
  | { readonly id: number; readonly answer: Answer }
  | { readonly id: number; readonly broken: string }
