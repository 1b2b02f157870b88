import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parseCheckpointNote } from '#shared/ledger/checkpoint.ts'
import {
  bundlePath,
  bundleWidth,
  entriesFolder,
  payloadFolder,
  tileFolder,
  widthOf,
} from '#shared/ledger/log-path.ts'
import type { LogSource } from '#shared/ledger/log-source.ts'
import { type DataFolderSource, dataFolderSource } from './log-sources.ts'
import { LedgerProblemError, ledgerProblem } from './problem.ts'
import { inWords } from './storage-failure.ts'

export type Exported = {
  /** Entries in the exported log: those that its checkpoint signs. */
  readonly size: number
  /** Entries that were recorded after the last checkpoint and are therefore not in it. */
  readonly unsigned: number
}

/**
 * Writes the log of a data folder as static files (C2SP tlog-tiles, with `vkey`, `payload/` and the comments beside them) into a new or
 * empty folder. It only reads, also while a studio is writing. The checkpoint is written last: a folder without one was
 * cut short. Throws `LedgerProblemError`.
 */
export async function exportLog(dataDir: string, outDir: string): Promise<Exported> {
  await mkdir(outDir, { recursive: true })
  if ((await readdir(outDir)).length > 0) {
    throw new LedgerProblemError(ledgerProblem('ledger.cannot-write', `${outDir} is not empty`))
  }
  const source = dataFolderSource(dataDir)
  try {
    const note = await source.get('checkpoint')
    const size =
      note === null ? undefined : parseCheckpointNote(Buffer.from(note).toString())?.checkpoint.size
    if (size === undefined) {
      throw new LedgerProblemError(ledgerProblem('ledger.corrupt', 'its last checkpoint cannot be read'))
    }
    for (const path of logPaths(size)) await copy(source, path, outDir)
    await copyBeside(source, size, outDir)
    for (const path of ['vkey', 'checkpoint']) await copy(source, path, outDir)
    return { size, unsigned: ((await source.size()) ?? size) - size }
  } catch (error) {
    throw inWords(error)
  } finally {
    source.close()
  }
}

/** Every file of a log of that size, apart from `vkey` and `checkpoint`. */
function* logPaths(size: number): Generator<string> {
  for (let n = 0; n * bundleWidth < size; n += 1) {
    yield bundlePath(entriesFolder, n, widthOf(size, n))
    yield bundlePath(payloadFolder, n, widthOf(size, n))
  }
  for (let level = 0, count = size; count > 0; level += 1, count = Math.floor(count / bundleWidth)) {
    for (let n = 0; n * bundleWidth < count; n += 1) yield bundlePath(tileFolder(level), n, widthOf(count, n))
  }
}

/** What the entries commit to and no more; a file that is gone is left to the verifier, who knows whether it may be. */
async function copyBeside(source: DataFolderSource, size: number, outDir: string): Promise<void> {
  for (const { path, bytes } of source.beside(size)) {
    const found = await source.get(path)
    if (found === null) continue
    await mkdir(dirname(join(outDir, path)), { recursive: true })
    await writeFile(join(outDir, path), found.subarray(0, bytes))
  }
}

async function copy(source: LogSource, path: string, outDir: string): Promise<void> {
  const bytes = await source.get(path)
  if (bytes === null) throw new LedgerProblemError(ledgerProblem('ledger.corrupt', `${path} is missing`))
  const target = join(outDir, path)
  await mkdir(dirname(target), { recursive: true })
  await writeFile(target, bytes)
}
