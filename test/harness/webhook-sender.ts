import { createHmac } from 'node:crypto'

export type Signing = { readonly secret: string; readonly id: string; readonly at: number }

/** Headers of a request signed by Standard Webhooks 1.0, written out once more and not taken from the product. */
export function webhookHeaders({ secret, id, at }: Signing, body: string): Record<string, string> {
  const timestamp = String(Math.floor(at / 1_000))
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`, 'utf8').digest('base64')
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  }
}
