import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { hasLedger } from './connection.ts'
import { writeDurably } from './durable-file.ts'
import { LedgerProblemError, ledgerProblem } from './problem.ts'

/** `studio.json`: whose data folder this is and where its key lies. The key itself is never in it. */
export const StudioFile = z.object({
  format: z.number().int().positive(),
  studio: z.string().regex(/^[a-z0-9-]{1,64}$/),
  keyStore: z.discriminatedUnion('kind', [
    /** `path` is taken from the data folder. */
    z.object({ kind: z.literal('file'), path: z.string().min(1) }),
    /** The keychain of the operating system; the shell hands the key over at every start. */
    z.object({ kind: z.literal('os') }),
  ]),
})
export type StudioFile = z.infer<typeof StudioFile>

const studioFormat = 1
const fileName = 'studio.json'

/** Origin of the log of a studio, and the name that its key signs under. */
export function originOf(studio: string): string {
  return `fairlive.studio/${studio}`
}

/** Whether nothing of ours lies in the folder yet. Only then is a new studio, and a new key, ever made. */
export function isNewDataFolder(dataDir: string): boolean {
  return !existsSync(join(dataDir, fileName)) && !hasLedger(dataDir)
}

/** Reads `studio.json`; throws `LedgerProblemError` where it is missing, broken, or of a newer format. */
export function readStudioFile(dataDir: string): StudioFile {
  const path = join(dataDir, fileName)
  let value: unknown
  try {
    value = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new LedgerProblemError(ledgerProblem('ledger.cannot-read', `${path}: ${String(error)}`), error)
  }
  const format = z.object({ format: z.number() }).safeParse(value)
  if (format.success && format.data.format > studioFormat) {
    throw new LedgerProblemError(ledgerProblem('ledger.newer-format', String(format.data.format)))
  }
  const studio = StudioFile.safeParse(value)
  if (!studio.success) {
    throw new LedgerProblemError(
      ledgerProblem('ledger.cannot-read', `${path}: ${z.prettifyError(studio.error)}`),
    )
  }
  return studio.data
}

export function writeStudioFile(dataDir: string, studio: Omit<StudioFile, 'format'>): void {
  const text = JSON.stringify({ format: studioFormat, ...studio }, null, 2)
  writeDurably(dataDir, fileName, `${text}\n`, 0o644)
}
