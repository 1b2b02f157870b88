import { createHash, createHmac } from 'node:crypto'

export type BilibiliKey = { readonly id: string; readonly secret: string }

/**
 * Headers of a signed request to the live open platform: the `x-bili-` headers in the order of their names, one
 * `name:value` a line without a last line feed, HMAC-SHA256 with the key's secret in lower-case hex.
 * Source: the platform's document 签名 (version 1.0).
 * @param second seconds since 1970; the platform refuses what is older than ten minutes
 * @param nonce never used twice
 */
export function signedHeaders(
  key: BilibiliKey,
  body: string,
  second: number,
  nonce: string,
): Record<string, string> {
  const signed: Record<string, string> = {
    'x-bili-accesskeyid': key.id,
    'x-bili-content-md5': createHash('md5').update(body).digest('hex'),
    'x-bili-signature-method': 'HMAC-SHA256',
    'x-bili-signature-nonce': nonce,
    'x-bili-signature-version': '1.0',
    'x-bili-timestamp': String(second),
  }
  const lines = Object.keys(signed)
    .sort()
    .map((name) => `${name}:${signed[name]}`)
  return {
    ...signed,
    authorization: createHmac('sha256', key.secret).update(lines.join('\n')).digest('hex'),
    'content-type': 'application/json',
    accept: 'application/json',
  }
}
