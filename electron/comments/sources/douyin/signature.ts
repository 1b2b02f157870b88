import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

const signedNames = ['x-msg-type', 'x-nonce-str', 'x-roomid', 'x-timestamp'] as const

export type PushHeaders = Readonly<Record<(typeof signedNames)[number], string>> & {
  readonly signature: string
}

/** Null where one of the headers that every push carries is missing. */
export function pushHeaders(headers: IncomingHttpHeaders): PushHeaders | null {
  const read = (name: string) => {
    const value = headers[name]
    return typeof value === 'string' && value !== '' ? value : null
  }
  const signature = read('x-signature')
  const [type, nonce, room, timestamp] = signedNames.map(read)
  if (!signature || !type || !nonce || !room || !timestamp) return null
  return { 'x-msg-type': type, 'x-nonce-str': nonce, 'x-roomid': room, 'x-timestamp': timestamp, signature }
}

/**
 * The signature of a push of Douyin's open platform: the four headers in the order of their names as `name=value`
 * joined by `&`, then the body, then the secret, MD5, base64. (No HMAC and no SHA-2: it is the platform's choice; the
 * time window and HTTPS carry the rest.)
 * Source: developer.open-douyin.com, 直播间能力 > 数据开放说明 > 签名方式, with its example as a test.
 */
export function pushSignature(
  headers: Omit<PushHeaders, 'signature'>,
  body: Uint8Array,
  secret: string,
): string {
  const joined = signedNames.map((name) => `${name}=${headers[name]}`).join('&')
  return createHash('md5').update(joined, 'utf8').update(body).update(secret, 'utf8').digest('base64')
}

export function isSigned(headers: PushHeaders, body: Uint8Array, secret: string): boolean {
  const wanted = Buffer.from(pushSignature(headers, body, secret))
  const given = Buffer.from(headers.signature)
  return wanted.length === given.length && timingSafeEqual(wanted, given)
}
