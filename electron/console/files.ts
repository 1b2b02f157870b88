import { existsSync, statSync } from 'node:fs'
import { extname, join, normalize, sep } from 'node:path'

/** A file of the built console, and the headers that go out with it. */
export type ConsoleFile = {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
}

/**
 * What the console may load and speak to: its own origin and nothing else. Pictures of the programme come as bytes
 * over a socket or a port, so that they are shown from `blob:`.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' blob: data:",
  "media-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Headers of every answer that shows the console, over HTTP and over the desktop's own scheme alike. */
export const consoleHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

/**
 * Finds a file of the console.
 * @param folder the built console, `out/renderer`
 * @param pathname of the request, percent-encoded; `/` is the page itself
 * @returns null where there is no such file, and for every path that leads out of the folder
 */
export function consoleFile(folder: string, pathname: string): ConsoleFile | null {
  const decoded = decode(pathname)
  if (decoded === null) return null
  const path = normalize(join(folder, decoded === '/' ? 'index.html' : decoded))
  if (!path.startsWith(normalize(folder) + sep)) return null
  const type = types[extname(path)]
  if (type === undefined || !existsSync(path) || !statSync(path).isFile()) return null
  // Names under assets/ carry a hash of their content; the page itself must be asked for again after an update.
  const cache = decoded.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
  return { path, headers: { ...consoleHeaders, 'content-type': type, 'cache-control': cache } }
}

function decode(pathname: string): string | null {
  try {
    const decoded = decodeURIComponent(pathname)
    return decoded.includes('\0') ? null : decoded
  } catch {
    return null
  }
}
