import { createHmac, randomBytes, scrypt } from 'node:crypto'
import type { PinVerifier } from '#shared/model/people.ts'

/** OWASP's floor for scrypt (N = 2^17, r = 8, p = 1): 128 MiB and some 0.3 s a try, so that guessing is slow. */
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 }
const bytes = 32

/**
 * Makes the verifier of a new PIN. `pepper` is a key from outside the database: a copy of the ledger alone cannot be
 * searched for six-digit PINs, however slow the hash.
 */
export async function makePinVerifier(pin: string, pepper: Uint8Array): Promise<PinVerifier> {
  const salt = randomBytes(16).toString('base64')
  return { scheme: 'scrypt-hmac-1', salt, verifier: await presentPin(pin, salt, pepper) }
}

/** The verifier of what was typed, to be compared with the stored one. Base64. */
export async function presentPin(pin: string, salt: string, pepper: Uint8Array): Promise<string> {
  const slow = await new Promise<Buffer>((resolve, reject) => {
    scrypt(pin.normalize('NFKC'), Buffer.from(salt, 'base64'), bytes, cost, (error, key) => {
      if (error === null) resolve(key)
      else reject(error)
    })
  })
  return createHmac('sha256', pepper).update(slow).digest('base64')
}
