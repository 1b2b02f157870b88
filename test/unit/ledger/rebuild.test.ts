import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openLedgerReader } from '#electron/ledger/connection.ts'
import type { Call } from '#electron/ledger/decide.ts'
import { checkTables, rebuildDataFolder } from '#electron/ledger/rebuild.ts'
import { verifyPath } from '#electron/ledger/verify-path.ts'
import { behalf, filesContain, openTestLedger, temporaryFolder } from '#test/harness/ledger-folder.ts'
import { accountSchema } from '#test/harness/ledger-schema.ts'

const call = (name: string, input: unknown): Call => ({ name, input, behalf })

function recordPayments(dataDir: string): void {
  using ledger = openTestLedger(dataDir)
  ledger.run([
    call('open', { account: 'a', owner: '王女士' }),
    call('open', { account: 'b', owner: '李先生' }),
    call('pay', { account: 'a', amount: 5 }),
    call('pay', { account: 'b', amount: 7 }),
  ])
}

const change = (dataDir: string, sql: string) => {
  const db = new Database(join(dataDir, 'ledger.sqlite'))
  db.exec(sql)
  db.close()
}

const rowsOf = (dataDir: string, table: string) => {
  const reader = openLedgerReader(dataDir)
  const rows = reader.all(`SELECT * FROM ${table}`)
  reader.close()
  return rows
}

test('tables equal a replay; a changed, a missing and an added row are each shown', () => {
  using folder = temporaryFolder()
  recordPayments(folder.path)
  expect(checkTables(folder.path, accountSchema)).toEqual([
    { table: 'accounts', rows: 2, difference: null },
    { table: 'payments', rows: 2, difference: null },
  ])
  change(
    folder.path,
    "UPDATE accounts SET balance = 500 WHERE account = 'b'; DELETE FROM payments WHERE seq = 4",
  )
  expect(checkTables(folder.path, accountSchema)).toMatchObject([
    { table: 'accounts', rows: 1, difference: { stored: expect.stringContaining('500') } },
    {
      table: 'payments',
      rows: 1,
      difference: { stored: null, replayed: expect.stringContaining('"seq":4') },
    },
  ])
  rebuildDataFolder(folder.path, accountSchema)
  expect(checkTables(folder.path, accountSchema).every(({ difference }) => difference === null)).toBe(true)
})

test('an erasure takes the payload, the rows that came from it, and its bytes in the files', async () => {
  using folder = temporaryFolder()
  recordPayments(folder.path)
  using ledger = openTestLedger(folder.path)
  const { results } = ledger.run([
    call('erase', { seqs: [2, 4], reason: '保存期已满' }),
    call('balance', 'b'),
    call('balance', 'a'),
  ])
  expect(results.map((one) => (one.broken ? one.error : one.answer.outcome))).toEqual([
    { ok: true, value: null },
    { ok: true, value: null },
    { ok: true, value: 5 },
  ])
  expect(ledger.entries(0, 9).map(({ body }) => body === null)).toEqual([
    false,
    false,
    true,
    false,
    true,
    false,
  ])
  expect(checkTables(folder.path, accountSchema).every(({ difference }) => difference === null)).toBe(true)
  ledger.checkpoint()
  expect(await verifyPath(folder.path, { key: null, earlier: null })).toMatchObject({ erased: 2, found: 0 })
  expect(filesContain(folder.path, '王女士')).toBe(true)
  expect(filesContain(folder.path, '李先生')).toBe(false)
})

test('an entry about the log itself, or one that is not there, cannot be erased; nothing of the attempt stays', () => {
  using folder = temporaryFolder()
  recordPayments(folder.path)
  using ledger = openTestLedger(folder.path)
  const { results } = ledger.run([
    call('erase', { seqs: [0], reason: 'x' }),
    call('erase', { seqs: [99], reason: 'x' }),
    call('pay', { account: 'a', amount: 1 }),
  ])
  expect(results.map(({ broken }) => broken)).toEqual([true, true, false])
  expect(ledger.entries(5, 9).map(({ kind }) => kind)).toEqual(['account.paid'])
})

test('a product whose projection has changed finds its tables rebuilt at the next start', () => {
  using folder = temporaryFolder()
  recordPayments(folder.path)
  const renamed = {
    ...accountSchema,
    version: 2,
    project: (entry: Parameters<typeof accountSchema.project>[0]) =>
      accountSchema
        .project(entry)
        .map((op) =>
          op.op === 'put' && op.table === 'accounts' ? { ...op, row: { ...op.row, owner: '某人' } } : op,
        ),
  }
  openTestLedger(folder.path, { schema: renamed }).close()
  expect(rowsOf(folder.path, 'accounts')).toMatchObject([{ owner: '某人' }, { owner: '某人' }])
  expect(checkTables(folder.path, renamed).every(({ difference }) => difference === null)).toBe(true)
})
