import type { LedgerHealth, SignedCheckpoint } from './answer.ts'
import { type Call, type CallResult, decide, unanswerable } from './decide.ts'
import { type DataFolderLock, lockDataFolder } from './lock.ts'
import { readEntries } from './log.ts'
import type { Signer } from './note.ts'
import { type LedgerProblem, LedgerProblemError } from './problem.ts'
import { type RandomBytes, randomHexSource } from './salts.ts'
import type { AnyEntry, LedgerSchema } from './schema.ts'
import { storageFailure } from './storage-failure.ts'
import { openStore, type Store } from './store.ts'
import type { StoreOptions } from './store-options.ts'

export type LedgerOptions = {
  readonly schema: LedgerSchema
  readonly dataDir: string
  /** The key that signs checkpoints, or why there is none: then nothing is written. */
  readonly signer: Signer | LedgerProblem
  /** Name and version of the program, written into the first entry of a new log. */
  readonly product: string
  readonly clock: () => number
  readonly random: RandomBytes
}

export type GroupResult = {
  /** One result for each call, in order. */
  readonly results: readonly CallResult[]
  /** What was recorded, in order; durable. */
  readonly entries: readonly AnyEntry[]
}

export type Guarded<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: LedgerProblem }

/**
 * The ledger of one data folder, in the thread that calls it: the only writer. Two kinds of failure are kept apart.
 * A broken command fails alone. A failure of the storage puts the whole ledger in doubt: the group is answered with the
 * problem, what is in memory is thrown away, and the next command opens the file again, as at any start. So a ledger
 * that could not be opened, or lost its disk, recovers with the first command after the cause is gone.
 */
export class Ledger {
  readonly #options: LedgerOptions
  readonly #randomHex: (bytes: number) => string
  #lock: DataFolderLock | undefined
  #store: Store | undefined
  #health: LedgerHealth

  constructor(options: LedgerOptions) {
    this.#options = options
    this.#randomHex = randomHexSource(options.random)
    this.#health = { writing: true }
    this.#guarded((store) => store.size)
  }

  get health(): LedgerHealth {
    return this.#health
  }

  /** How many entries there are; 0 while the ledger is not open. */
  get size(): number {
    return this.#store?.size ?? 0
  }

  /** Runs the calls in order, each on the state that the one before it left, and makes all of it durable at once. */
  run(calls: readonly Call[]): GroupResult {
    const done = this.#guarded((store) => this.#commit(store, calls))
    if (!done.ok) return { results: calls.map(() => unanswerable(done.problem)), entries: [] }
    if (done.value === 'one-by-one') {
      const alone = calls.map((call) => this.run([call]))
      return {
        results: alone.flatMap(({ results }) => results),
        entries: alone.flatMap(({ entries }) => entries),
      }
    }
    // What is recorded stays recorded, whatever becomes of the tidying.
    this.#guarded((store) => store.tidy())
    return done.value
  }

  /** Signs a checkpoint of what is recorded; the last one again where nothing was added. */
  checkpoint(): Guarded<SignedCheckpoint> {
    return this.#guarded((store) => store.checkpoint(this.#now(store)))
  }

  /** Entries from storage; none while the ledger is not open. */
  entries(from: number, limit: number): AnyEntry[] {
    const read = this.#guarded((store) => readEntries(store.reader, { from, limit }))
    return read.ok ? read.value : []
  }

  close(): void {
    this.#store?.close()
    this.#store = undefined
    this.#lock?.release()
    this.#lock = undefined
  }

  #commit(store: Store, calls: readonly Call[]): GroupResult | 'one-by-one' {
    const entries: AnyEntry[] = []
    try {
      const results = store.transaction(() => calls.map((call) => this.#apply(store, call, entries)))
      return { results, entries }
    } catch (error) {
      if (storageFailure(error) !== undefined) throw error
      // One of them wrote what the database refuses (a bug in a projection). Alone, it fails alone.
      store.reload()
      return calls.length === 1 ? { results: [{ broken: true, error }], entries: [] } : 'one-by-one'
    }
  }

  #apply(store: Store, call: Call, entries: AnyEntry[]): CallResult {
    const { writes, result } = decide(this.#options.schema, store.reader, call, {
      next: store.size,
      now: this.#now(store),
      random: this.#randomHex,
    })
    for (const write of writes) {
      store.write(write)
      entries.push(write.entry)
    }
    return result
  }

  #now(store: Store): number {
    return Math.max(store.lastAt, this.#options.clock())
  }

  /** Opens what is not open, does the work, and turns a failure of the storage into the ledger's state of health. */
  #guarded<T>(work: (store: Store) => T): Guarded<T> {
    try {
      this.#store ??= this.#open()
      const value = work(this.#store)
      this.#health = { writing: true }
      return { ok: true, value }
    } catch (error) {
      const problem = storageFailure(error)
      if (problem === undefined) throw error
      this.#health = { writing: false, problem }
      this.#abandon()
      return { ok: false, problem }
    }
  }

  #open(): Store {
    const { signer, schema, dataDir, product, clock } = this.#options
    if ('code' in signer) throw new LedgerProblemError(signer)
    this.#lock ??= lockDataFolder(dataDir)
    const options: StoreOptions = { schema, dataDir, product, clock, signer, randomHex: this.#randomHex }
    return openStore(options)
  }

  #abandon(): void {
    const store = this.#store
    this.#store = undefined
    try {
      store?.close()
    } catch (error) {
      // The file is in doubt already and is about to be opened anew; only a bug may not pass.
      if (storageFailure(error) === undefined) throw error
    }
  }
}
