import type Database from 'better-sqlite3'
import type { SignedCheckpoint } from './answer.ts'
import { checkAgainstLatestCheckpoint, latestCheckpoint, writeCheckpoint } from './checkpoints.ts'
import { connectForWriting, isEmptyDatabase } from './connection.ts'
import { createLog } from './create-log.ts'
import type { Projected } from './decide.ts'
import { erasedBy, erasePayloads } from './erase.ts'
import { Log } from './log.ts'
import type { Signer } from './note.ts'
import { LedgerProblemError, ledgerProblem } from './problem.ts'
import { refreshTables } from './refresh-tables.ts'
import { replay } from './replay.ts'
import type { Reader } from './schema.ts'
import { sqliteReader } from './sqlite-reader.ts'
import type { StoreOptions } from './store-options.ts'
import { openTables, type Tables } from './tables.ts'

/** One open ledger file: what is on disk and what of it is kept in memory. After a storage failure it is thrown away. */
export class Store {
  readonly reader: Reader
  readonly #db: Database.Database
  readonly #options: StoreOptions
  readonly #log: Log
  readonly #tables: Tables
  /** Bytes of erased payloads may still lie in the write-ahead log. */
  #erasedInWal = false

  constructor(db: Database.Database, options: StoreOptions) {
    this.#db = db
    this.#options = options
    this.reader = sqliteReader(db)
    if (isEmptyDatabase(db)) createLog(db, this.reader, options)
    requireSigner(this.reader, options.signer)
    checkAgainstLatestCheckpoint(this.reader)
    refreshTables(db, this.reader, options.schema)
    this.#log = new Log(db, this.reader)
    this.#tables = openTables(db, options.schema.tables)
  }

  get size(): number {
    return this.#log.size
  }

  get lastAt(): number {
    return this.#log.lastAt
  }

  /** Appends, projects and erases; inside `transaction` only. */
  write({ entry, stored, ops }: Projected): void {
    this.#log.append(stored)
    this.#tables.apply(ops)
    const erased = erasedBy(entry)
    if (erased.length === 0) return
    // An erasure takes rows back, which no `project` can say: the tables are projected anew from what is left. It costs
    // one pass over the log, and it is the very path that a rebuild takes.
    erasePayloads(this.#db, this.reader, erased)
    this.#tables.clear()
    replay(this.reader, this.#options.schema, this.#tables)
    this.#erasedInWal = true
  }

  /** Runs `work` and makes all of it durable, or, where it throws, nothing of it. */
  transaction<T>(work: () => T): T {
    this.#db.exec('BEGIN IMMEDIATE')
    try {
      const done = work()
      // The commit point. COMMIT appends the changed pages to `ledger.sqlite-wal`, the last of them marked as the end of
      // the transaction, and returns after fsync. A crash before that mark is whole on disk: the next start ignores the
      // torn tail, none of these commands happened, and none was acknowledged. A crash after it: all of them happened;
      // those that were not acknowledged yet are found recorded. Nothing is kept beside the database, so recovery is
      // opening it. If fsync itself fails, SQLite takes the transaction back and we say so; should the process be killed
      // in that moment, before the next commit overwrites the mark, the next start may still find the entries recorded.
      this.#db.exec('COMMIT')
      return done
    } catch (error) {
      if (this.#db.inTransaction) this.#db.exec('ROLLBACK')
      throw error
    }
  }

  /**
   * After an erasure: moves the write-ahead log, where old pages still carry the erased bytes, into the database and
   * empties it. While a reader needs those pages it does nothing; call it again later.
   */
  tidy(): void {
    if (this.#erasedInWal) this.#erasedInWal = !emptiedWal(this.#db)
  }

  /** Forgets what memory says for what is on disk; after every rollback. */
  reload(): void {
    this.#log.reload()
  }

  /** Signs the log as it stands, or returns the last note where nothing was added since. */
  checkpoint(at: number): SignedCheckpoint {
    const latest = latestCheckpoint(this.reader)
    if (latest?.size === this.size) return { size: latest.size, note: latest.note }
    return this.transaction(() => writeCheckpoint(this.#db, this.#log, this.#options.signer, at))
  }

  close(): void {
    this.#db.close()
  }
}

/** Opens the ledger of a data folder, making it where there is none. Throws `LedgerProblemError`. */
export function openStore(options: StoreOptions): Store {
  const db = connectForWriting(options.dataDir)
  try {
    return new Store(db, options)
  } catch (error) {
    db.close()
    throw error
  }
}

function requireSigner(reader: Reader, signer: Signer): void {
  const fact = reader.one<{ readonly value: string }>("SELECT value FROM facts WHERE name = 'vkey'")
  if (fact?.value === signer.vkey) return
  throw new LedgerProblemError(
    ledgerProblem('ledger.key-mismatch', `${signer.vkey} instead of ${fact?.value ?? 'none'}`),
  )
}

function emptiedWal(db: Database.Database): boolean {
  db.pragma('busy_timeout = 0')
  const [result] = db.pragma('wal_checkpoint(TRUNCATE)') as { readonly busy: number }[]
  db.pragma('busy_timeout = 5000')
  return result?.busy === 0
}
