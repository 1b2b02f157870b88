import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pipeline } from 'node:stream/promises'
import { RPCHandler } from '@orpc/server/ws'
import { WebSocketServer } from 'ws'
import { contractPath, picturesPath } from '#shared/contract/pictures.ts'
import { EvidenceFolder, evidenceDir } from '../pictures/evidence-folder.ts'
import { asksForEvidence, evidenceMedia } from '../pictures/evidence-media.ts'
import type { PictureViewer } from '../pictures/picture-desk.ts'
import { readWish } from '../pictures/picture-wish.ts'
import { recordingMedia } from '../recordings/media.ts'
import { studioRouterFor } from '../router/index.ts'
import type { Studio } from '../studio.ts'
import { consoleFile } from './console-files.ts'
import { isOwnRequest, securityHeaders } from './gate.ts'
import { newSecret, same, Visitors } from './visitors.ts'

export type WebOptions = {
  readonly studio: Studio
  /** Folder of the built console; null where only media are served (the desktop shows its own pages). */
  readonly consoleDir: string | null
  /** 0: any free port. Rejects with EADDRINUSE where it is taken. */
  readonly port: number
  /** Told each time that a token was used, and the next one is there. */
  readonly entered?: () => void
}

export type Web = {
  readonly url: string
  readonly port: number
  /** Opens the console once: `url/?token=…`; a new one comes with each use. */
  readonly token: () => string
  /** What the desktop shell shows as `Authorization: Bearer` to fetch recordings and evidence. */
  readonly mediaToken: string
  close(): Promise<void>
}

/** Bytes that may wait for a viewer of pictures before the next one is left out. */
const pictureBacklog = 256 * 1024

/** Serves the console, the contract, pictures, recordings and what the ledger names as evidence on loopback. */
export async function serveWeb({ studio, consoleDir, port, entered }: WebOptions): Promise<Web> {
  const visitors = new Visitors()
  const mediaToken = newSecret()
  const calls = new RPCHandler(studioRouterFor(studio))
  const contractSockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: 16 << 20,
  })
  const pictureSockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: 4_096 })
  const evidence = new EvidenceFolder(evidenceDir(studio.parts.dataDir))
  let ownPort = port

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy(error instanceof Error ? error : undefined)
      else response.writeHead(500).end()
    })
  })
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', closesByItself)
    const seat = isOwnRequest(request, ownPort) ? visitors.seatOf(request) : null
    // A WebSocket without an Origin is no browser's; only a browser that came through the door has the cookie.
    if (seat === null || request.headers.origin === undefined)
      return void socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
    const pathname = addressOf(request)?.pathname
    if (pathname === contractPath) {
      contractSockets.handleUpgrade(request, socket, head, (ws) => {
        ws.on('error', closesByItself)
        void calls.upgrade(ws, { context: { seat } })
      })
    } else if (pathname === picturesPath) {
      pictureSockets.handleUpgrade(request, socket, head, (ws) => {
        ws.on('error', closesByItself)
        const viewer: PictureViewer = {
          send: (packed) => ws.send(packed),
          isBehind: () => ws.bufferedAmount > pictureBacklog,
        }
        ws.on('message', (data) => {
          const wish = readWish(data)
          if (wish !== null && seat.user !== null) studio.pictures.wish(viewer, wish)
        })
        ws.on('close', () => studio.pictures.leave(viewer))
      })
    } else {
      socket.end('HTTP/1.1 404 Not Found\r\n\r\n')
    }
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const headers = securityHeaders
    if (!isOwnRequest(request, ownPort)) return void response.writeHead(403, headers).end()
    const url = addressOf(request)
    if (url === null) return void response.writeHead(400, headers).end()
    const token = url.searchParams.get('token')
    if (token !== null) {
      const pass = visitors.enter(token)
      if (pass === null)
        return void response
          .writeHead(403, { ...headers, 'content-type': 'text/plain; charset=utf-8' })
          .end(staleToken)
      entered?.()
      return void response.writeHead(303, { ...headers, 'set-cookie': pass.cookie, location: '/' }).end()
    }
    const seat = visitors.seatOf(request)
    if (url.pathname.startsWith('/media/')) {
      const mayRead = (seat !== null && seat.user !== null) || isShell(request)
      if (!mayRead) return void response.writeHead(403, headers).end()
      // Ranges are defined for GET only (RFC 9110 section 14.2).
      const range = request.method === 'GET' ? request.headers.range : undefined
      const media = asksForEvidence(url.pathname)
        ? await evidenceMedia(studio.db, evidence, url.pathname)
        : await recordingMedia(studio.db, url.pathname, range)
      response.writeHead(media.status, { ...headers, ...media.headers })
      if (media.open === null || request.method === 'HEAD') return void response.end()
      return pipeline(media.open(), response).catch((error: NodeJS.ErrnoException) => {
        // A player that seeks drops the answer it no longer needs.
        if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
      })
    }
    if (seat === null)
      return void response
        .writeHead(403, { ...headers, 'content-type': 'text/plain; charset=utf-8' })
        .end(noCookie)
    const file = consoleDir === null ? null : await consoleFile(consoleDir, url.pathname)
    if (file === null) return void response.writeHead(404, headers).end()
    const caching = file.immutable ? 'private, max-age=31536000, immutable' : 'no-store'
    response
      .writeHead(200, { ...headers, 'content-type': file.type, 'cache-control': caching })
      .end(file.body)
  }

  function isShell(request: IncomingMessage): boolean {
    const { authorization } = request.headers
    return authorization !== undefined && same(authorization, `Bearer ${mediaToken}`)
  }

  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  ownPort = (server.address() as AddressInfo).port
  return {
    url: `http://127.0.0.1:${ownPort}`,
    port: ownPort,
    token: () => visitors.token,
    mediaToken,
    async close() {
      for (const socket of [...contractSockets.clients, ...pictureSockets.clients]) socket.terminate()
      server.closeAllConnections()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
      })
    },
  }
}

/** Null for a request line like `//`, which is no address. */
function addressOf({ url }: IncomingMessage): URL | null {
  return URL.parse(url ?? '/', 'http://localhost')
}

function closesByItself(): void {
  // A connection that is reset, or that sends a frame too large, ends by itself; unheard, its error would end the studio.
}

const noCookie =
  '请从 Fairlive 启动时给出的地址打开控制台。工作室重新启动过的话，以前的页面不再有效，请用它最近一次给出的地址。\nOpen the console with the address that Fairlive printed when it started. If it was started anew, earlier pages are void: use the address that it printed last.\n'
const staleToken =
  '这个地址已经用过。请回到终端取新的地址，或使用已打开的控制台窗口。\nThis address was used already. Take the new one from the terminal, or use the console that is open.\n'
