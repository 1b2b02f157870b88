import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { applicationId, ledgerFile, ledgerFormat } from './format.ts'
import { LedgerProblemError, ledgerProblem } from './problem.ts'
import type { Reader } from './schema.ts'
import { sqliteReader } from './sqlite-reader.ts'
import { storageFailure } from './storage-failure.ts'

/** Opens the ledger for writing, creating an empty file where there is none. Throws `LedgerProblemError`. */
export function connectForWriting(dataDir: string): Database.Database {
  const file = join(dataDir, ledgerFile)
  return opened(
    file,
    () => new Database(file),
    (db) => {
      requireOurs(db, file)
      // FULL: a commit returns only after its bytes are on the disk. With NORMAL the last ones can be lost to a power cut.
      db.pragma('journal_mode = WAL')
      db.pragma('synchronous = FULL')
      // What is erased is overwritten with zeros, not just unlinked.
      db.pragma('secure_delete = ON')
    },
  )
}

/** Whether there is a ledger in the folder at all. */
export function hasLedger(dataDir: string): boolean {
  return existsSync(join(dataDir, ledgerFile))
}

export function isEmptyDatabase(db: Database.Database): boolean {
  return db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0
}

/** Reads of a ledger that the studio may be writing to at the same time. */
export type LedgerReader = Reader & { close(): void }

/** Opens the ledger for reading only, in any thread or process. Throws `LedgerProblemError`. */
export function openLedgerReader(dataDir: string): LedgerReader {
  const db = connectForReading(dataDir)
  return { ...sqliteReader(db), close: () => db.close() }
}

export function connectForReading(dataDir: string): Database.Database {
  const file = join(dataDir, ledgerFile)
  if (!existsSync(file)) {
    throw new LedgerProblemError(ledgerProblem('ledger.cannot-read', `${file} is not there`))
  }
  return opened(
    file,
    () => new Database(file, { readonly: true }),
    (db) => {
      requireOurs(db, file)
      if (isEmptyDatabase(db)) throw new LedgerProblemError(ledgerProblem('ledger.not-a-ledger', file))
    },
  )
}

/** A connection that failed half-way is closed again, and what failed is said in the ledger's own words. */
function opened(file: string, open: () => Database.Database, prepare: (db: Database.Database) => void) {
  let db: Database.Database | undefined
  try {
    db = open()
    prepare(db)
    return db
  } catch (error) {
    db?.close()
    if (error instanceof LedgerProblemError) throw error
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_NOTADB') {
      throw new LedgerProblemError(ledgerProblem('ledger.not-a-ledger', file), error)
    }
    const problem = storageFailure(error) ?? ledgerProblem('ledger.cannot-read', String(error))
    throw new LedgerProblemError(problem, error)
  }
}

function requireOurs(db: Database.Database, file: string): void {
  if (isEmptyDatabase(db)) return
  if (db.pragma('application_id', { simple: true }) !== applicationId) {
    throw new LedgerProblemError(ledgerProblem('ledger.not-a-ledger', file))
  }
  const format = Number(db.pragma('user_version', { simple: true }))
  if (format > ledgerFormat)
    throw new LedgerProblemError(ledgerProblem('ledger.newer-format', String(format)))
}
