import type { Net, Protocol } from 'electron'
import { consoleFile } from '../studio/web/console-files.ts'
import { securityHeaders } from '../studio/web/gate.ts'

const scheme = 'fairlive'
const host = 'console'
export const consoleUrl = `${scheme}://${host}/`

/** Where recordings are asked for, and what to show at that door. Known once the studio is ready. */
export type MediaDoor = { readonly url: string; readonly token: string }

/** Makes `fairlive://` a secure origin of its own. Electron wants this before it is ready. */
export function registerConsoleScheme(protocol: Protocol): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true }
  protocol.registerSchemesAsPrivileged([{ scheme, privileges }])
}

export function isConsole(url: string): boolean {
  const parsed = URL.parse(url)
  return parsed?.protocol === `${scheme}:` && parsed.host === host
}

export type ConsoleService = {
  /** The built console. */
  readonly folder: string
  readonly net: Pick<Net, 'fetch'>
  readonly media: () => MediaDoor | null
}

/** Serves the console's files, and recordings from the studio's loopback server, whose token the page never sees. */
export function serveConsole(protocol: Protocol, service: ConsoleService): void {
  protocol.handle(scheme, (request) => answer(request, service))
}

async function answer(request: Request, service: ConsoleService): Promise<Response> {
  const { pathname, search } = new URL(request.url)
  if (!isConsole(request.url)) return refusal(404)
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405)
  if (pathname.startsWith('/media/')) return passOn(request, `${pathname}${search}`, service)
  const file = await consoleFile(service.folder, pathname)
  if (file === null) return refusal(404)
  // An update replaces the files in place, so that only names that carry their content's hash may be kept.
  const caching = file.immutable ? 'max-age=31536000, immutable' : 'no-store'
  const headers = { ...securityHeaders, 'content-type': file.type, 'cache-control': caching }
  return new Response(new Uint8Array(file.body), { headers })
}

async function passOn(request: Request, path: string, { net, media }: ConsoleService): Promise<Response> {
  const door = media()
  if (door === null) return refusal(503)
  const headers: Record<string, string> = { authorization: `Bearer ${door.token}` }
  const range = request.headers.get('range')
  if (range !== null) headers.range = range
  const { method, signal } = request
  return net.fetch(new URL(path, door.url).href, { method, headers, signal, redirect: 'error' })
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: securityHeaders })
}
