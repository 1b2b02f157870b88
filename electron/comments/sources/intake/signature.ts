import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** Older or newer than this by the studio's clock is refused: a request that was overheard is good for so long. */
const signatureWindowMs = 5 * 60_000

export type Verdict = 'genuine' | 'wrong-signature' | 'replayed'

/** A secret as it is handed out: `whsec_` and base64 of at least 24 random bytes. */
export const secretPattern = /^whsec_[A-Za-z0-9+/]{32,}={0,2}$/

/**
 * Whether a request was signed with the secret, by the specification Standard Webhooks 1.0: HMAC-SHA256 over
 * `id.timestamp.body`, in `webhook-signature` as `v1,<base64>`, several separated by spaces while a secret changes.
 * @param body the bytes as they were sent; empty for a WebSocket's opening
 */
export function verify(secret: string, headers: IncomingHttpHeaders, body: Uint8Array, now: number): Verdict {
  const id = headers['webhook-id']
  const timestamp = headers['webhook-timestamp']
  const given = headers['webhook-signature']
  if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof given !== 'string')
    return 'wrong-signature'
  const wanted = createHmac('sha256', Buffer.from(secret.replace(/^whsec_/, ''), 'base64'))
    .update(`${id}.${timestamp}.`)
    .update(body)
    .digest()
  const genuine = given.split(' ').some((one) => one.startsWith('v1,') && isSame(wanted, one.slice(3)))
  if (!genuine) return 'wrong-signature'
  const sentAt = Number(timestamp) * 1_000
  return Math.abs(now - sentAt) <= signatureWindowMs ? 'genuine' : 'replayed'
}

function isSame(wanted: Buffer, base64: string): boolean {
  const given = Buffer.from(base64, 'base64')
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
