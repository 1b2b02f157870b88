import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type OpenFolderOptions, openDataFolder, signerOf } from '#electron/ledger/keys.ts'
import { LedgerProblemError } from '#electron/ledger/problem.ts'
import { behalf, countingRandom, openTestLedger, temporaryFolder } from '#test/harness/ledger-folder.ts'

const open = (dataDir: string, changes: Partial<OpenFolderOptions> = {}) =>
  openDataFolder({ dataDir, newKeyStore: 'file', osKey: null, random: countingRandom(), ...changes })

const keysOf = (folder: ReturnType<typeof open>) => {
  if ('code' in folder.keys) throw new LedgerProblemError(folder.keys)
  return folder.keys
}

test('a new folder becomes a studio with a key of its own, which the next start finds again', () => {
  using folder = temporaryFolder()
  const dataDir = join(folder.path, 'new')
  const first = open(dataDir)
  expect(open(dataDir, { random: () => new Uint8Array(32) })).toEqual(first)
  expect(keysOf(first).origin).toBe(`fairlive.studio/${first.studio}`)
  expect(statSync(join(dataDir, 'studio.key')).mode & 0o777).toBe(0o600)
  expect(readFileSync(join(dataDir, 'studio.json'), 'utf8')).not.toContain('PRIVATE')
})

test('a first start that was cut short after the key was written goes on with that key', () => {
  using folder = temporaryFolder()
  const first = open(folder.path)
  rmSync(join(folder.path, 'studio.json'))
  expect(open(folder.path, { random: () => new Uint8Array(32) })).toEqual(first)
})

test.each([
  ['is gone', (path: string) => rmSync(path)],
  [
    'is damaged',
    (path: string) => writeFileSync(path, readFileSync(path, 'utf8').replace(/.{4}\n$/, 'AAAA\n')),
  ],
  [
    'belongs to another studio',
    (path: string) => writeFileSync(path, readFileSync(path, 'utf8').replace('studio/', 'studio/x')),
  ],
])('a key that %s stops writing and never becomes a new key', (_, spoil) => {
  using folder = temporaryFolder()
  const keys = keysOf(open(folder.path))
  openTestLedger(folder.path, { signer: signerOf(keys) }).close()
  const path = join(folder.path, 'studio.key')
  spoil(path)
  const after = open(folder.path)
  if (!('code' in after.keys)) throw new Error('a key came from nowhere')
  expect(after.keys.code).toBe('ledger.key-unreadable')
  using ledger = openTestLedger(folder.path, { signer: after.keys })
  const { results } = ledger.run([{ name: 'open', input: { account: 'a', owner: 'w' }, behalf }])
  expect(results).toMatchObject([
    { answer: { seqs: [], outcome: { ok: false, refusal: { code: 'ledger.key-unreadable' } } } },
  ])
})

test('a key in the keychain is handed over at each start; without it, or with another, nothing is written', () => {
  using folder = temporaryFolder()
  const osKey = new Uint8Array(32).fill(3)
  const folderOpened = open(folder.path, { newKeyStore: 'os', osKey })
  openTestLedger(folder.path, { signer: signerOf(keysOf(folderOpened)) }).close()
  expect(open(folder.path, { osKey })).toEqual(folderOpened)
  expect(open(folder.path).keys).toMatchObject({ code: 'ledger.key-unreadable' })
  const other = keysOf(open(folder.path, { osKey: new Uint8Array(32).fill(4) }))
  using ledger = openTestLedger(folder.path, { signer: signerOf(other) })
  expect(ledger.health).toMatchObject({ problem: { code: 'ledger.key-mismatch' } })
})

test.each([
  ['of a newer format', '{"format":99}', 'ledger.newer-format'],
  ['that is no JSON', '{', 'ledger.cannot-read'],
  ['that says something else', '{"format":1,"studio":"Not An Id"}', 'ledger.cannot-read'],
])('a studio.json %s is said in one sentence', (_, text, code) => {
  using folder = temporaryFolder()
  open(folder.path)
  writeFileSync(join(folder.path, 'studio.json'), text)
  expect(() => open(folder.path)).toThrow(
    expect.objectContaining({ problem: expect.objectContaining({ code }) }),
  )
})

test('a ledger without its studio.json gets no new key', () => {
  using folder = temporaryFolder()
  openTestLedger(folder.path).close()
  expect(() => open(folder.path)).toThrow('cannot be read')
})
