/** verify, export and rebuild at a shell, on good data folders and on bad ones. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { keptUntil } from '#shared/rules/retention.ts'
import { fairlive } from '#test/harness/cli.ts'
import { noon, openStaffedLedger, shippedPack } from '#test/harness/studio-ledger.ts'

vi.setConfig({ testTimeout: 60_000 })

let folder: string
let data: string
let vkey: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fairlive-cli-'))
  data = join(folder, 'data')
  using ledger = openStaffedLedger(data)
  vkey = ledger.vkey
  ledger.run('people.sign-in', { user: 'auditor', presented: 'wrong' })
  ledger.now = keptUntil(noon, true, shippedPack)
  const [{ seq } = { seq: 0 }] = ledger.entries().filter(({ kind }) => kind === 'people.sign-in-refused')
  ledger.run('ledger.erase', { seqs: [seq], reason: '保存期已满' }, 'owner')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const twoLanguages = /^[^\n]*[一-鿿][^\n]*\n[^\n]*[A-Za-z][^\n]*\n$/

test('a good log verifies; whose word the key is, is said', async () => {
  const [given, own] = await Promise.all([fairlive('verify', data, '--key', vkey), fairlive('verify', data)])
  expect(given).toMatchObject({ status: 0, stderr: '' })
  expect(given.stdout).toContain('checked with the key that was given')
  expect(given.stdout).toContain('1 erased payloads')
  expect(own.status).toBe(0)
  expect(own.stdout).toContain('own word')
})

test('an export verifies by its files alone, one flipped bit of it is named by its entry, and a foreign key fails', async () => {
  const out = join(folder, 'log')
  const exported = await fairlive('export', '--data', data, '--log', out)
  expect(exported).toMatchObject({ status: 0, stderr: '' })
  expect(readdirSync(out).toSorted()).toEqual(['checkpoint', 'payload', 'tile', 'vkey'])
  const good = await fairlive('verify', out, '--key', join(out, 'vkey'))
  expect(good.status).toBe(0)
  const again = await fairlive('export', '--data', data, '--log', out)
  expect(again.status).toBe(1)
  expect(again.stderr).toMatch(twoLanguages)
  expect(again.stderr).toContain('not empty')

  const entries = join(out, 'tile', 'entries')
  const [name = ''] = readdirSync(entries, { recursive: true, encoding: 'utf8' }).filter((one) =>
    /\d$/.test(one),
  )
  const file = join(entries, name)
  const bytes = readFileSync(file)
  const at = bytes.indexOf('"user:owner"')
  bytes.writeUInt8(bytes.readUInt8(at + 1) ^ 1, at + 1)
  writeFileSync(file, bytes)
  const flipped = await fairlive('verify', out, '--key', vkey)
  expect(flipped.status).toBe(1)
  expect(flipped.stdout).toMatch(/✗ #\d+ /)
})

test('a checkpoint that was kept is continued by the log that it was of, and not by one that was rewritten since', async () => {
  // The ledgers of a test share their key and their chance, so this one is how the log once was.
  const once = join(folder, 'once')
  openStaffedLedger(once)[Symbol.dispose]()
  const rewritten = join(folder, 'rewritten')
  {
    using ledger = openStaffedLedger(rewritten)
    ledger.run('people.sign-in', { user: 'owner', presented: 'wrong' })
  }
  const kept = await Promise.all([once, rewritten].map((path) => checkpointOf(path)))
  const [continued, forked] = await Promise.all(
    kept.map((checkpoint) => fairlive('verify', data, '--key', vkey, '--checkpoint', checkpoint)),
  )
  expect(continued?.status).toBe(0)
  expect(forked?.status).toBe(1)
  expect(forked?.stdout).toMatch(/✗ \[checkpoint\]|✗ .*[Cc]heckpoint/)
})

async function checkpointOf(dataDir: string): Promise<string> {
  const out = `${dataDir}-log`
  const { status } = await fairlive('export', '--data', dataDir, '--log', out)
  expect(status).toBe(0)
  return join(out, 'checkpoint')
}

test('the tables follow from the log, after an erasure too; a row that was changed is named, and rebuild mends it', async () => {
  const good = await fairlive('rebuild', '--data', data, '--check')
  expect(good).toMatchObject({ status: 0, stderr: '' })
  expect(good.stdout).toMatch(/✓ users: 4 rows/)
  const db = new Database(join(data, 'ledger.sqlite'))
  db.prepare("UPDATE users SET role = 'owner' WHERE id = 'operator'").run()
  db.close()
  const bad = await fairlive('rebuild', '--data', data, '--check')
  expect(bad.status).toBe(1)
  expect(bad.stdout).toMatch(/✗ users: row 1 is .*"role":"owner".*, the log says .*"role":"operator"/)
  expect((await fairlive('rebuild', '--data', data)).status).toBe(0)
  expect((await fairlive('rebuild', '--data', data, '--check')).status).toBe(0)
})

test('a folder that is not there is said to be so, and nothing is made of it', async () => {
  const nowhere = join(folder, 'nowhere')
  const answers = await Promise.all([
    fairlive('verify', nowhere),
    fairlive('export', '--data', nowhere, '--log', join(folder, 'nothing')),
    fairlive('rebuild', '--data', nowhere),
  ])
  for (const { status, stderr } of answers) {
    expect(status).toBe(1)
    expect(stderr).toMatch(twoLanguages)
  }
  expect(readdirSync(folder)).not.toContain('nowhere')
})
