/** A studio on loopback, asked as a browser asks and as browsers never would. */
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { WebSocket } from 'ws'
import { serveWeb, type Web } from '#electron/studio/web/server.ts'
import type { Contract } from '#shared/contract/index.ts'
import { contractPath } from '#shared/contract/pictures.ts'
import { startTestStudio, type TestStudio } from './studio.ts'

export type HttpAnswer = {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

export type Asked = {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
}

export type ConsoleClient = ContractRouterClient<Contract>

/** The contract over a real WebSocket, as the console speaks it; closed at the end of the block (`using`). */
export type ContractSocket = Disposable & { readonly client: ConsoleClient; readonly socket: WebSocket }

export type TestWeb = AsyncDisposable & {
  readonly test: TestStudio
  readonly web: Web
  /** A request with exactly these headers; Host is the server's own unless given. The path goes out as it is. */
  ask(path: string, asked?: Asked): Promise<HttpAnswer>
  /** Comes in with the token of now; the cookie as a browser sends it back. */
  enter(): Promise<string>
  /** Opens a WebSocket; resolves to it, or to the status with which it was turned away. */
  upgrade(path: string, headers: Readonly<Record<string, string>>): Promise<WebSocket | number>
  contract(cookie: string): Promise<ContractSocket>
}

const consolePage = '<!doctype html><title>Fairlive Studio</title>'

/** Serves a studio of the demo with a console of two files. */
export async function startTestWeb(test?: TestStudio): Promise<TestWeb> {
  const studio = test ?? (await startTestStudio({ kind: 'none' }))
  const folder = mkdtempSync(join(tmpdir(), 'fairlive-console-'))
  const consoleDir = join(folder, 'console')
  mkdirSync(join(consoleDir, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.txt'), 'not for a browser')
  writeFileSync(join(consoleDir, 'index.html'), consolePage)
  writeFileSync(join(consoleDir, 'assets', 'app.js'), 'export {}')
  const web = await serveWeb({ studio: studio.studio, consoleDir, port: 0 })
  const own = { host: `127.0.0.1:${web.port}` }

  const upgrade = async (path: string, headers: Readonly<Record<string, string>>) => {
    const socket = new WebSocket(`ws://127.0.0.1:${web.port}${path}`, { headers: { ...own, ...headers } })
    return await new Promise<WebSocket | number>((resolve, reject) => {
      socket.once('open', () => resolve(socket))
      socket.once('unexpected-response', (request, response) => {
        resolve(response.statusCode ?? 0)
        request.destroy()
      })
      socket.once('error', reject)
    })
  }
  return {
    test: studio,
    web,
    ask: (path, { method = 'GET', headers = {} } = {}) => ask(web.port, path, method, { ...own, ...headers }),
    async enter() {
      const { headers } = await ask(web.port, `/?token=${web.token()}`, 'GET', own)
      const [cookie = ''] = headers['set-cookie']?.[0]?.split(';') ?? []
      return cookie
    },
    upgrade,
    async contract(cookie) {
      const socket = await upgrade(contractPath, { cookie, origin: web.url })
      if (typeof socket === 'number') throw new Error(`the contract answered ${socket}`)
      // `ws` has what the link uses of a browser's WebSocket; their types differ in what it does not.
      const link = new RPCLink({ websocket: socket as unknown as globalThis.WebSocket })
      return { client: createORPCClient(link), socket, [Symbol.dispose]: () => socket.close() }
    },
    async [Symbol.asyncDispose]() {
      await web.close()
      if (test === undefined) await studio[Symbol.asyncDispose]()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function ask(
  port: number,
  path: string,
  method: string,
  headers: Readonly<Record<string, string>>,
): Promise<HttpAnswer> {
  const request = httpRequest({ host: '127.0.0.1', port, path, method, headers, agent: false })
  request.end()
  const [response] = await once(request, 'response')
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk)
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }
}
