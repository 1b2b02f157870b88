import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Frontier } from '#electron/ledger/frontier.ts'
import { parseSecretKey, secretKeyText, signCheckpoint, signerFromSeed } from '#electron/ledger/note.ts'
import { leafHash } from '#electron/ledger/rfc6962.ts'
import { nodePrimitives } from '#electron/ledger/verify-path.ts'
import { fromBase64, toBase64 } from '#shared/ledger/bytes.ts'
import { isSignedBy, parseCheckpointNote, parseVerifierKey } from '#shared/ledger/checkpoint.ts'
import { bundlePath, parseBundlePath } from '#shared/ledger/log-path.ts'
import { TreeHasher } from '#shared/ledger/tree-hasher.ts'

// Examples of C2SP tlog-tiles and of package golang.org/x/mod/sumdb/tlog.
test.each([
  ['tile/0', 0, 256, 'tile/0/000'],
  ['tile/0', 273, 112, 'tile/0/273.p/112'],
  ['tile/4', 1_234_067, 1, 'tile/4/x001/x234/067.p/1'],
  ['tile/entries', 1_000, 256, 'tile/entries/x001/000'],
])('bundle %s %i of width %i lies at its path', (folder, n, width, path) => {
  expect(bundlePath(folder, n, width)).toBe(path)
  expect(parseBundlePath(path)).toEqual({ folder, n, width })
})

test.each(['tile/0/0', 'tile/0/000.p/256', 'tile/0/x000/000', 'tile/x/000', '../vkey', 'tile/0/000/'])(
  '%s is no path of a log',
  (path) => expect(parseBundlePath(path)).toBeUndefined(),
)

test('base64 is read as Node writes it, and no other text means the same bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
      const text = Buffer.from(bytes).toString('base64')
      expect(toBase64(bytes)).toBe(text)
      expect(fromBase64(text)).toEqual(bytes)
    }),
  )
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), (text) => {
      const bytes = fromBase64(text)
      if (bytes !== undefined) expect(toBase64(bytes)).toBe(text)
    }),
  )
})

test('writer and verifier, who share no code, come to the same root at every size', () => {
  const tree = new TreeHasher(nodePrimitives, () => undefined)
  const frontier = new Frontier(0, [])
  for (let size = 0; size < 1_100; size += 1) {
    expect(frontier.root().equals(tree.root()), `size ${size}`).toBe(true)
    const leaf = leafHash(`entry ${size}`)
    frontier.append(leaf)
    tree.add(leaf)
  }
})

test('the key of the Go documentation is read, a damaged one is not', () => {
  const vkey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
  expect(parseVerifierKey(vkey, nodePrimitives)?.name).toBe('PeterNeumann')
  expect(parseVerifierKey(vkey.replace('c74f', 'c74e'), nodePrimitives)).toBeUndefined()
  expect(parseVerifierKey(vkey.replace('TW', 'TX'), nodePrimitives)).toBeUndefined()
})

test('the private key of the Go documentation is read and gives its public half', () => {
  const text = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz'
  const key = parseSecretKey(`${text}\n`)
  if (key === undefined) throw new Error('it was not read')
  expect(signerFromSeed(key.name, key.seed).vkey).toBe(
    'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  )
  expect(secretKeyText(key.name, key.seed)).toBe(`${text}\n`)
})

const signer = signerFromSeed('fairlive.studio/test', new Uint8Array(32).fill(7))
const note = signCheckpoint(signer, 3, leafHash('any root'))

test("a witness may sign a checkpoint too; without the log's own signature it is worth nothing", async () => {
  const key = parseVerifierKey(signer.vkey, nodePrimitives)
  const own = parseCheckpointNote(note)
  const both = parseCheckpointNote(`${note}— witness.example ${Buffer.alloc(68, 9).toString('base64')}\n`)
  const other = parseCheckpointNote(note.replace(`— ${signer.name}`, '— somebody.else'))
  if (key === undefined || own === undefined || both === undefined || other === undefined)
    throw new Error('unread')
  expect(await isSignedBy(own, key, nodePrimitives)).toBe(true)
  expect(await isSignedBy(both, key, nodePrimitives)).toBe(true)
  expect(await isSignedBy(other, key, nodePrimitives)).toBe(false)
})
