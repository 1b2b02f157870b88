import type { IncomingMessage } from 'node:http'

/**
 * Whether a request was meant for this server and came from its own pages. A Host that is not ours is DNS rebinding, a
 * foreign Origin another site in the same browser; both are turned away before anything is looked at.
 */
export function isOwnRequest({ headers }: Pick<IncomingMessage, 'headers'>, port: number): boolean {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
  if (headers.host === undefined || !hosts.includes(headers.host)) return false
  return headers.origin === undefined || hosts.some((host) => headers.origin === `http://${host}`)
}

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
]

/** Headers of every answer: only the console's own files, nothing inline, nobody else's frame. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': policy.join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}
