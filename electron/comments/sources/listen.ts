import { once } from 'node:events'
import {
  createServer as createPlainServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { isLoopback } from './address.ts'

export type Tls = { readonly cert: string; readonly key: string }

export type ListenOptions = {
  readonly host: string
  /** 0 takes any free one. */
  readonly port: number
  /** Needed wherever others than this PC can listen in. */
  readonly tls: Tls | null
  /** Larger WebSocket messages end their connection. */
  readonly mostBytes: number
}

export type Listening = {
  readonly server: Server
  readonly sockets: WebSocketServer
  readonly port: number
  close(): Promise<void>
}

export type Handlers = {
  readonly request: (request: IncomingMessage, response: ServerResponse) => void
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
}

/** Throws where the address is taken, and where it is neither on this PC nor encrypted. */
export async function listen(options: ListenOptions, handlers: Handlers): Promise<Listening> {
  const { host, port, tls, mostBytes } = options
  if (tls === null && !isLoopback(host)) throw new InsecureAddressError(host)
  const server: Server =
    tls === null ? createPlainServer() : createTlsServer({ cert: tls.cert, key: tls.key })
  server.on('request', handlers.request)
  server.on('upgrade', handlers.upgrade)
  // Whoever opens a connection and says nothing holds it for so long and no longer.
  server.headersTimeout = 10_000
  server.requestTimeout = 30_000
  server.maxConnections = 500
  const sockets = new WebSocketServer({ noServer: true, maxPayload: mostBytes, perMessageDeflate: false })
  server.listen(port, host)
  await once(server, 'listening')
  return {
    server,
    sockets,
    port: (server.address() as AddressInfo).port,
    async close() {
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

/** Comments carry people's names: they do not cross a network in the clear. */
class InsecureAddressError extends Error {
  constructor(host: string) {
    super(`${host} can be reached from elsewhere: give a certificate and its key, or listen on 127.0.0.1`)
  }
}
