import { isUtf8 } from 'node:buffer'
import { createPublicKey, verify } from 'node:crypto'
import type { Primitives } from '#shared/ledger/log-source.ts'
import { type VerifyOptions, type VerifyReport, verifyLog } from '#shared/ledger/verify.ts'
import { openLogSource } from './log-sources.ts'
import { sha256 } from './sha256.ts'

/** Wrapping of a bare Ed25519 public key (RFC 8410 section 4). */
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex')

/** The verifier's platform, by Node. */
export const nodePrimitives: Primitives = {
  sha256,
  ed25519(publicKey, message, signature) {
    const key = createPublicKey({ key: Buffer.concat([spkiPrefix, publicKey]), format: 'der', type: 'spki' })
    return verify(null, message, key, signature)
  },
  encodeUtf8: (text) => Buffer.from(text),
  decodeUtf8(bytes) {
    if (!isUtf8(bytes)) throw new TypeError('not UTF-8')
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString()
  },
}

/** Verifies an exported log or a data folder. Throws `LedgerProblemError` where there is neither at the path. */
export async function verifyPath(path: string, options: VerifyOptions): Promise<VerifyReport> {
  const source = openLogSource(path)
  try {
    return await verifyLog(source, nodePrimitives, options)
  } finally {
    source.close()
  }
}
