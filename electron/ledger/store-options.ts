import type { Signer } from './note.ts'
import type { LedgerSchema } from './schema.ts'

/** What opening a ledger takes: where it lies, what it holds, who signs it, and where time and chance come from. */
export type StoreOptions = {
  readonly dataDir: string
  readonly schema: LedgerSchema
  readonly signer: Signer
  /** Name and version of the program, written into the first entry. */
  readonly product: string
  readonly clock: () => number
  readonly randomHex: (bytes: number) => string
}
