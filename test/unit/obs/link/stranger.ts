import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'

/** Something that listens where an OBS should be. */
export type Stranger = AsyncDisposable & { readonly url: string }

async function listening(server: Server): Promise<Stranger> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => sockets.add(socket))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `ws://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

export function webServer(): Promise<Stranger> {
  return listening(createHttpServer((_, response) => response.end('hello')))
}

/** Takes the connection and says nothing, as a debugger's port or a frozen program does. */
export function silentPort(): Promise<Stranger> {
  return listening(createServer())
}

export type Greeting = {
  /** null: a WebSocket server of the right subprotocol that never greets. */
  readonly obsWebSocketVersion: string | null
  readonly obsVersion?: string
  /** The close code that answers an Identify; unset, the client is let in. */
  readonly refuseWith?: number
}

/** As much of obs-websocket 5 as a client sees before its first own request. */
export async function greeter(greeting: Greeting): Promise<Stranger> {
  const http = createHttpServer()
  const server = new WebSocketServer({ server: http, handleProtocols: () => 'obswebsocket.json' })
  server.on('connection', (socket) => {
    if (greeting.obsWebSocketVersion === null) return
    say(socket, 0, { obsWebSocketVersion: greeting.obsWebSocketVersion, rpcVersion: 1 })
    socket.on('message', (message) => answer(socket, JSON.parse(String(message)), greeting))
  })
  return listening(http)
}

type Asked = {
  readonly op: number
  readonly d: { readonly requestId?: string; readonly requestType?: string }
}

function answer(socket: WebSocket, { op, d }: Asked, greeting: Greeting): void {
  if (op === 1 && greeting.refuseWith !== undefined) socket.close(greeting.refuseWith)
  else if (op === 1) say(socket, 2, { negotiatedRpcVersion: 1 })
  else if (d.requestType === 'GetVersion' && greeting.obsVersion !== undefined) {
    const { requestId, requestType } = d
    const responseData = { obsVersion: greeting.obsVersion }
    say(socket, 7, { requestId, requestType, requestStatus: { result: true, code: 100 }, responseData })
  }
}

function say(socket: WebSocket, op: number, d: object): void {
  socket.send(JSON.stringify({ op, d }))
}
