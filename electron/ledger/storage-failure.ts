import { type LedgerProblem, LedgerProblemError, ledgerProblem } from './problem.ts'

/**
 * The problem where an error came from the storage (disk, file, damage) and not from one command: the ledger is then in
 * doubt, stops and reloads. Undefined for every other error: that fails the command which caused it and nothing else.
 */
export function storageFailure(error: unknown): LedgerProblem | undefined {
  if (error instanceof LedgerProblemError) return error.problem
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined
  const { code, message } = error
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return ledgerProblem('ledger.disk-full', code)
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return ledgerProblem('ledger.corrupt', `${code}: ${message}`)
  if (
    /^SQLITE_(IOERR|READONLY|CANTOPEN|BUSY|LOCKED|PERM|NOMEM|PROTOCOL|AUTH)/.test(code) ||
    /^E[A-Z]+$/.test(code)
  ) {
    return ledgerProblem('ledger.cannot-write', code)
  }
  return undefined
}

/** What a door of the ledger throws for an error: the problem in words where the storage failed, else the error itself. */
export function inWords(error: unknown): unknown {
  if (error instanceof LedgerProblemError) return error
  const problem = storageFailure(error)
  return problem === undefined ? error : new LedgerProblemError(problem, error)
}
