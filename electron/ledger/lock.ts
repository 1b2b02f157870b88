import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { LedgerProblemError, ledgerProblem } from './problem.ts'
import { storageFailure } from './storage-failure.ts'

const lockFile = 'studio.lock'
const holderFile = 'studio.pid'

/** The right to write to a data folder, held by one process at a time. */
export type DataFolderLock = { release(): void }

/**
 * Takes the data folder for this process or throws `ledger.in-use`, naming the process that has it. The lock is SQLite's
 * own lock on an empty file: the operating system lets it go when its holder dies, however it dies, on all three systems.
 */
export function lockDataFolder(dataDir: string): DataFolderLock {
  const holderPath = join(dataDir, holderFile)
  let lock: Database.Database | undefined
  try {
    lock = new Database(join(dataDir, lockFile), { timeout: 0 })
    // With its journal in memory an exclusive transaction that writes nothing leaves nothing to recover.
    lock.pragma('journal_mode = MEMORY')
    lock.exec('BEGIN EXCLUSIVE')
    writeFileSync(holderPath, `${process.pid}\n`)
  } catch (error) {
    lock?.close()
    throw new LedgerProblemError(lockProblem(error, holderPath), error)
  }
  return { release: () => lock.close() }
}

function lockProblem(error: unknown, holderPath: string) {
  if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')) {
    return ledgerProblem('ledger.in-use', `pid ${holder(holderPath)}`)
  }
  return storageFailure(error) ?? ledgerProblem('ledger.cannot-write', String(error))
}

function holder(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    // Only the wording suffers: the holder has the lock but has not written its number yet.
    return '?'
  }
}
