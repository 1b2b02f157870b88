import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { exportLog } from '#electron/ledger/export.ts'
import type { LogSource } from '#shared/ledger/log-source.ts'
import { behalf, openTestLedger, temporaryFolder } from './ledger-folder.ts'

/** The files of a log in memory, by path. */
export type LogFiles = ReadonlyMap<string, Uint8Array>

export function sourceOf(files: LogFiles): LogSource {
  return {
    get: (path) => Promise.resolve(files.get(path) ?? null),
    size: () => Promise.resolve(null),
  }
}

function readLogFiles(folder: string): LogFiles {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  return new Map(
    entries.map((one) => {
      const path = join(one.parentPath, one.name)
      return [relative(folder, path).replaceAll('\\', '/'), new Uint8Array(readFileSync(path))]
    }),
  )
}

/** Records `size - 1` payments (after the opening entry), erases the payloads of `erased`, signs, and exports. */
export async function exportedTestLog(size: number, erased: readonly number[] = []): Promise<LogFiles> {
  using folder = temporaryFolder()
  const dataDir = join(folder.path, 'data')
  const out = join(folder.path, 'log')
  recordTestLog(dataDir, size, erased)
  await exportLog(dataDir, out)
  return readLogFiles(out)
}

export function recordTestLog(dataDir: string, size: number, erased: readonly number[] = []): void {
  mkdirSync(dataDir, { recursive: true })
  using ledger = openTestLedger(dataDir)
  const erasures = erased.length > 0 ? 1 : 0
  ledger.run(
    Array.from({ length: size - 1 - erasures }, (_, n) => ({
      name: 'open',
      input: { account: `账户 ${n}`, owner: `w${n}` },
      behalf,
    })),
  )
  if (erasures > 0) ledger.run([{ name: 'erase', input: { seqs: erased, reason: '保存期已满' }, behalf }])
  ledger.checkpoint()
}
