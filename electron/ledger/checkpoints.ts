import type Database from 'better-sqlite3'
import type { SignedCheckpoint } from './answer.ts'
import { type Log, loadFrontier, logSize } from './log.ts'
import { type Signer, signCheckpoint } from './note.ts'
import { LedgerProblemError, ledgerProblem } from './problem.ts'
import type { Reader } from './schema.ts'

type StoredCheckpoint = SignedCheckpoint & { readonly root: string; readonly at: number }

export function latestCheckpoint(reader: Reader): StoredCheckpoint | undefined {
  return reader.one<StoredCheckpoint>(
    'SELECT size, root, note, at FROM checkpoints ORDER BY size DESC LIMIT 1',
  )
}

/**
 * Signs the log as it stands and stores the note. Call it inside a transaction, and hand the note out only after that
 * transaction is durable: a note about entries that a crash takes back would be a signed lie.
 */
export function writeCheckpoint(
  db: Database.Database,
  log: Log,
  signer: Signer,
  at: number,
): SignedCheckpoint {
  const root = log.root()
  const note = signCheckpoint(signer, log.size, root)
  db.prepare('INSERT INTO checkpoints (size, root, note, at) VALUES (?, ?, ?, ?)').run(
    log.size,
    root.toString('base64'),
    note,
    at,
  )
  return { size: log.size, note }
}

/**
 * Compares the log with the last checkpoint that this studio itself signed: a log that is shorter, or has another root at
 * that size, was damaged or replaced, and signing it further would fork it. Throws `ledger.corrupt`.
 */
export function checkAgainstLatestCheckpoint(reader: Reader): void {
  const checkpoint = latestCheckpoint(reader)
  const size = logSize(reader)
  if (checkpoint === undefined) throw corrupt('there is no checkpoint in it')
  if (checkpoint.size > size) {
    throw corrupt(`a checkpoint of ${checkpoint.size} entries was signed, there are ${size}`)
  }
  const root = loadFrontier(reader, checkpoint.size).root().toString('base64')
  if (root !== checkpoint.root) {
    throw corrupt(`its first ${checkpoint.size} entries are not those that were signed`)
  }
}

function corrupt(detail: string): LedgerProblemError {
  return new LedgerProblemError(ledgerProblem('ledger.corrupt', detail))
}
