/** An OBS to practise on: listens on loopback and speaks obs-websocket 5 (JSON). */
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import { systemClock } from '../clock.ts'
import { firstWorld } from './first-world.ts'
import type { RehearsalOptions } from './options.ts'
import { versions } from './requests/general.ts'
import { Machine } from './server/machine.ts'
import { sensesAt } from './server/senses.ts'
import { Session } from './server/session.ts'
import type { Size } from './world/world.ts'

export type RehearsalObs = AsyncDisposable & {
  readonly url: string
  readonly port: number
  readonly password: string
  /** PNG of what viewers see, which is not what GetSourceScreenshot shows in studio mode. */
  air(size: Size): Promise<Buffer>
  /** Cuts every connection without a close frame and stops listening, as a killed OBS does. */
  die(): void
  /** Closes connections and files and stops listening. */
  close(): Promise<void>
}

/** Rejects where the port is taken. */
export async function startRehearsalObs(options: RehearsalOptions): Promise<RehearsalObs> {
  const clock = options.clock ?? systemClock
  const password = options.password ?? ''
  const world = firstWorld(options, sensesAt(clock.now()))
  const sessions = new Map<WebSocket, Session>()
  const server = new WebSocketServer({
    host: '127.0.0.1',
    port: options.port ?? 0,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has('obswebsocket.json') ? 'obswebsocket.json' : false),
  })
  await once(server, 'listening')
  const die = () => {
    for (const socket of sessions.keys()) socket.terminate()
    server.close()
  }
  const machine = new Machine(world, clock, {
    event: (event) => {
      for (const session of sessions.values()) session.tell(event)
    },
    died: die,
  })
  server.on('connection', (socket) => {
    sessions.set(socket, greet(socket, machine, password))
    socket.once('close', () => sessions.delete(socket))
  })
  const close = async () => {
    await machine.close()
    for (const socket of sessions.keys()) socket.close(1001, 'Server stopping.')
    await new Promise<void>((resolve) => {
      server.close(() => resolve())
    })
  }
  const { port } = server.address() as AddressInfo
  return {
    url: `ws://127.0.0.1:${port}`,
    port,
    password,
    air: (size) => machine.air(size),
    die,
    close,
    [Symbol.asyncDispose]: close,
  }
}

function greet(socket: WebSocket, machine: Machine, password: string): Session {
  const { websocket } = versions[machine.world.rules.dialect]
  const random = () => randomBytes(32).toString('base64')
  const greeting = { obsWebSocketVersion: websocket, password, salt: random(), challenge: random() }
  const connection = {
    send: (message: object) => socket.send(JSON.stringify(message)),
    close: (code: number, reason: string) => socket.close(code, reason),
  }
  const session = new Session(connection, greeting, machine)
  socket.on('message', (bytes, isBinary) => {
    session.receive(isBinary ? null : String(bytes)).catch((failure) => socket.emit('error', failure))
  })
  // A client that breaks off is nothing to report; a fault of our own ends its connection and is seen there.
  socket.on('error', () => socket.close(1011))
  return session
}
