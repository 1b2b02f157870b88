import { join } from 'node:path'
import { sha256 } from '@noble/hashes/sha2.js'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { exportLog } from '#electron/ledger/export.ts'
import { nodePrimitives, verifyPath } from '#electron/ledger/verify-path.ts'
import type { Primitives } from '#shared/ledger/log-source.ts'
import { verifyLog } from '#shared/ledger/verify.ts'
import { exportedTestLog, type LogFiles, recordTestLog, sourceOf } from '#test/harness/exported-log.ts'
import { behalf, openTestLedger, temporaryFolder, testSigner } from '#test/harness/ledger-folder.ts'

const verify = (files: LogFiles, options: { key?: string; earlier?: string } = {}) =>
  verifyLog(sourceOf(files), nodePrimitives, { key: options.key ?? null, earlier: options.earlier ?? null })

const text = (files: LogFiles, path: string) => Buffer.from(files.get(path) ?? []).toString()

describe('a log as it was written', () => {
  test.each([1, 2, 7, 255, 256, 257, 600])('of %i entries verifies', async (size) => {
    const report = await verify(await exportedTestLog(size))
    expect(report).toMatchObject({ signed: size, unsigned: 0, found: 0, key: "the log's own word" })
  })

  test('that fills tiles of two levels verifies, and so does an earlier checkpoint of it', {
    timeout: 60_000,
  }, async () => {
    using folder = temporaryFolder()
    recordTestLog(folder.path, 65_537)
    using ledger = openTestLedger(folder.path)
    const earlier = ledger.checkpoint()
    if (!earlier.ok) throw new Error(earlier.problem.said.en)
    for (const account of ['a', 'b', 'c'])
      ledger.run([{ name: 'open', input: { account, owner: 'w' }, behalf }])
    ledger.checkpoint()
    const report = await verifyPath(folder.path, { key: testSigner.vkey, earlier: earlier.value.note })
    expect(report).toMatchObject({ signed: 65_540, found: 0, key: 'given' })
  })

  test('verifies with nothing but what a browser has', async () => {
    const browser: Primitives = {
      sha256,
      async ed25519(publicKey, message, signature) {
        const key = await crypto.subtle.importKey('raw', Uint8Array.from(publicKey), 'Ed25519', false, [
          'verify',
        ])
        return crypto.subtle.verify('Ed25519', key, Uint8Array.from(signature), Uint8Array.from(message))
      },
      encodeUtf8: (words) => new TextEncoder().encode(words),
      decodeUtf8: (bytes) => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
    }
    const report = await verifyLog(sourceOf(await exportedTestLog(300)), browser, {
      key: null,
      earlier: null,
    })
    expect(report).toMatchObject({ signed: 300, found: 0 })
  })

  test('verifies in the data folder too, and counts what no checkpoint has signed yet', async () => {
    using folder = temporaryFolder()
    recordTestLog(folder.path, 300, [5])
    using ledger = openTestLedger(folder.path)
    ledger.run([{ name: 'open', input: { account: 'late', owner: 'w' }, behalf }])
    const report = await verifyPath(folder.path, { key: testSigner.vkey, earlier: null })
    expect(report).toMatchObject({ signed: 300, unsigned: 1, erased: 1, found: 0 })
    await expect(exportLog(folder.path, join(folder.path, 'out'))).resolves.toEqual({
      size: 300,
      unsigned: 1,
    })
  })
})

/** The entry that a byte of a file belongs to; null where the file is not about single entries. */
function entryAt(files: LogFiles, path: string, offset: number): number | null {
  const bytes = files.get(path) ?? new Uint8Array()
  if (path.startsWith('tile/0/')) return Math.floor(offset / 32)
  if (path.startsWith('tile/entries/')) {
    let seq = 0
    for (let at = 0; ; seq += 1) {
      at += 2 + Buffer.from(bytes).readUInt16BE(at)
      if (offset < at) return seq
    }
  }
  if (path.startsWith('payload/')) {
    const before = Buffer.from(bytes.subarray(0, offset)).toString('latin1').split('\n').length - 1
    const line = Buffer.from(bytes).toString().split('\n')[before] ?? '{}'
    return JSON.parse(line).seq
  }
  return null
}

test('every single flipped bit is found, and laid to the entry that it is in', {
  timeout: 120_000,
}, async () => {
  const files = await exportedTestLog(5, [2])
  const missed: string[] = []
  for (const [path, bytes] of files) {
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = Uint8Array.from(bytes)
      const offset = bit >> 3
      flipped[offset] = (bytes[offset] ?? 0) ^ (1 << (bit & 7))
      const { findings } = await verify(new Map(files).set(path, flipped))
      const seq = entryAt(files, path, offset)
      if (!findings.some((one) => one.seq === seq)) missed.push(`${path} bit ${bit}, entry ${seq}`)
    }
  }
  expect(missed).toEqual([])
})

test('a changed hash in a tile of tiles names the entries under it', async () => {
  const files = await exportedTestLog(600)
  const path = 'tile/1/000.p/2'
  const flipped = Uint8Array.from(files.get(path) ?? [])
  flipped[40] = (flipped[40] ?? 0) ^ 1
  const { findings } = await verify(new Map(files).set(path, flipped))
  expect(findings).toMatchObject([{ code: 'tile-differs', seq: 256, path }])
  expect(findings[0]?.said.en).toContain('256–511')
})

describe('what somebody could do to a log', () => {
  const without = (files: LogFiles, path: string) => new Map([...files].filter(([name]) => name !== path))
  const payloads = 'payload/000.p/6'
  const edited = (files: LogFiles, path: string, edit: (before: string) => string) =>
    new Map(files).set(path, Buffer.from(edit(text(files, path))))

  test('take a payload away without saying so', async () => {
    const files = await exportedTestLog(6)
    const taken = edited(files, payloads, (all) => all.replace(/.*"seq":3\}\n/, ''))
    expect((await verify(taken)).findings).toMatchObject([
      { code: 'payload-missing', seq: 3, path: payloads },
    ])
  })

  test('say that a payload is erased and keep it', async () => {
    const kept = text(await exportedTestLog(6), payloads).split('\n')[2] ?? ''
    const files = edited(await exportedTestLog(6, [2]), payloads, (all) => {
      const lines = all.split('\n')
      return [...lines.slice(0, 2), kept, ...lines.slice(2)].join('\n')
    })
    expect((await verify(files)).findings).toMatchObject([{ code: 'payload-not-erased', seq: 2 }])
  })

  test('sign with another key', async () => {
    const files = await exportedTestLog(6)
    const other = 'fairlive.studio/test+00000000+AXkh1mRyX5NL2qr1dvOvGe4Oh4lQv6XJlCbYGO1J8Svr'
    expect((await verify(files, { key: other })).findings.map(({ code }) => code)).toEqual([
      'key-differs',
      'key-malformed',
      'checkpoint-unsigned',
    ])
  })

  test('cut the log short, or rewrite it, after a checkpoint was handed out', async () => {
    const earlier = text(await exportedTestLog(6), 'checkpoint')
    const shorter = await verify(await exportedTestLog(5), { earlier })
    expect(shorter.findings).toMatchObject([{ code: 'log-shorter' }])
    const rewritten = await verify(await exportedTestLog(9, [1]), { earlier })
    expect(rewritten.findings).toEqual([])
    const forked = text(await exportedTestLog(6, [1]), 'checkpoint')
    expect((await verify(await exportedTestLog(9), { earlier: forked })).findings).toMatchObject([
      { code: 'not-consistent' },
    ])
  })

  test('lose any file', async () => {
    const files = await exportedTestLog(600)
    for (const path of files.keys()) {
      expect((await verify(without(files, path))).findings.length, path).toBeGreaterThan(0)
    }
  })

  test('change the database under the studio: the entry is named, and the studio signs nothing more', async () => {
    using folder = temporaryFolder()
    recordTestLog(folder.path, 20)
    const db = new Database(join(folder.path, 'ledger.sqlite'))
    db.exec(
      "UPDATE entries SET leaf = replace(leaf, 'account.opened', 'account.closed'), leaf_hash = zeroblob(32) WHERE seq = 7",
    )
    db.close()
    const report = await verifyPath(folder.path, { key: null, earlier: null })
    expect(report.findings).toMatchObject([{ code: 'leaf-differs', seq: 7 }, { code: 'root-differs' }])
    using ledger = openTestLedger(folder.path)
    expect(ledger.health).toMatchObject({ writing: false, problem: { code: 'ledger.corrupt' } })
  })
})
