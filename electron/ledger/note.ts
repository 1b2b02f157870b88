/**
 * Signed notes and checkpoints (C2SP signed-note, tlog-checkpoint; the same format as golang.org/x/mod/sumdb/note), the
 * writing side. Verifying is separate code: `shared/ledger/`.
 */
import { createPrivateKey, createPublicKey, sign } from 'node:crypto'
import type { Hash } from './rfc6962.ts'
import { sha256 } from './sha256.ts'

/** A key that signs notes under a name. The name is the origin of the log. */
export type Signer = {
  readonly name: string
  /** The public half as other tools read it: `<name>+<key id>+<base64>`. */
  readonly vkey: string
  /** First four bytes of SHA-256 over name, newline, algorithm and public key. */
  readonly keyId: Buffer
  sign(text: Uint8Array): Uint8Array
}

const ed25519 = Buffer.from([1])
/** PKCS #8 wrapping of a bare Ed25519 seed (RFC 8410 section 7). */
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex')

/** A signer from the 32 bytes that are the private key; throws where `seed` is not 32 bytes long. */
export function signerFromSeed(name: string, seed: Uint8Array): Signer {
  if (seed.length !== 32) throw new RangeError(`an Ed25519 seed has 32 bytes, not ${seed.length}`)
  const privateKey = createPrivateKey({
    key: Buffer.concat([pkcs8Prefix, seed]),
    format: 'der',
    type: 'pkcs8',
  })
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' })
  const publicKey = Buffer.concat([ed25519, Buffer.from(x, 'base64url')])
  const keyId = keyIdOf(name, publicKey)
  return {
    name,
    keyId,
    vkey: `${name}+${keyId.toString('hex')}+${publicKey.toString('base64')}`,
    sign: (text) => sign(null, text, privateKey),
  }
}

function keyIdOf(name: string, publicKey: Buffer): Buffer {
  return sha256(Buffer.concat([Buffer.from(`${name}\n`), publicKey])).subarray(0, 4)
}

/** The private key in the text form that `sumdb/note` reads, so that its tools can sign with it too. */
export function secretKeyText(name: string, seed: Uint8Array): string {
  const { keyId } = signerFromSeed(name, seed)
  const key = Buffer.concat([ed25519, seed])
  return `PRIVATE+KEY+${name}+${keyId.toString('hex')}+${key.toString('base64')}\n`
}

/** Reads `secretKeyText` back; undefined where it is not such a text or its parts do not belong together. */
export function parseSecretKey(text: string): { readonly name: string; readonly seed: Buffer } | undefined {
  const [, name, key] = /^PRIVATE\+KEY\+([^+\s]+)\+[0-9a-f]{8}\+([A-Za-z0-9+/=]+)\n?$/.exec(text) ?? []
  if (name === undefined || key === undefined) return undefined
  const bytes = Buffer.from(key, 'base64')
  if (bytes.length !== 33 || bytes[0] !== 1) return undefined
  const seed = bytes.subarray(1)
  return secretKeyText(name, seed).trim() === text.trim() ? { name, seed } : undefined
}

/** The signed checkpoint of a tree: origin, size, root, and one signature line. */
export function signCheckpoint(signer: Signer, size: number, root: Hash): string {
  const text = `${signer.name}\n${size}\n${root.toString('base64')}\n`
  const signature = Buffer.concat([signer.keyId, signer.sign(Buffer.from(text))])
  return `${text}\n— ${signer.name} ${signature.toString('base64')}\n`
}
