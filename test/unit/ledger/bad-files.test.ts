import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { exportLog } from '#electron/ledger/export.ts'
import { openLogSource } from '#electron/ledger/log-sources.ts'
import { checkTables, rebuildDataFolder } from '#electron/ledger/rebuild.ts'
import { verifyPath } from '#electron/ledger/verify-path.ts'
import { recordTestLog } from '#test/harness/exported-log.ts'
import { openTestLedger, temporaryFolder } from '#test/harness/ledger-folder.ts'
import { accountSchema } from '#test/harness/ledger-schema.ts'

const file = (folder: string) => join(folder, 'ledger.sqlite')

test.each([
  [
    'a file that is no database',
    'ledger.not-a-ledger',
    (path: string) => writeFileSync(path, 'hello '.repeat(400)),
  ],
  [
    "another program's database",
    'ledger.not-a-ledger',
    (path: string) => new Database(path).exec('CREATE TABLE other (a)').close(),
  ],
  [
    'a ledger of a newer version',
    'ledger.newer-format',
    (path: string) => {
      openTestLedger(join(path, '..')).close()
      const db = new Database(path)
      db.pragma('user_version = 2')
      db.close()
    },
  ],
  [
    'a damaged ledger',
    'ledger.corrupt',
    (path: string) => {
      openTestLedger(join(path, '..')).close()
      const bytes = readFileSync(path)
      writeFileSync(path, bytes.fill(0xab, 4_096))
    },
  ],
])('%s is refused with one sentence and left as it is', (_, code, make) => {
  using folder = temporaryFolder()
  make(file(folder.path))
  const before = readFileSync(file(folder.path))
  using ledger = openTestLedger(folder.path)
  expect(ledger.health).toMatchObject({ writing: false, problem: { code } })
  expect(readFileSync(file(folder.path)).equals(before)).toBe(true)
})

test('a database that SQLite cannot read any more is said so by everything that reads it', async () => {
  using folder = temporaryFolder()
  recordTestLog(folder.path, 300)
  const bytes = readFileSync(file(folder.path))
  writeFileSync(file(folder.path), bytes.fill(0xab, 4_096))
  const corrupt = expect.objectContaining({ problem: expect.objectContaining({ code: 'ledger.corrupt' }) })
  await expect(verifyPath(folder.path, { key: null, earlier: null })).rejects.toThrow(corrupt)
  await expect(exportLog(folder.path, join(folder.path, 'log'))).rejects.toThrow(corrupt)
  expect(() => checkTables(folder.path, accountSchema)).toThrow(corrupt)
  expect(() => rebuildDataFolder(folder.path, accountSchema)).toThrow(corrupt)
})

test('a folder with neither a ledger nor a log in it is said so', () => {
  using folder = temporaryFolder()
  expect(() => openLogSource(folder.path)).toThrow('cannot be read')
})
