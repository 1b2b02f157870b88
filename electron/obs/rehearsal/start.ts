/** An OBS to practise on: listens on loopback and speaks obs-websocket 5 (JSON). */
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import { type Clock, systemClock } from '../clock.ts'
import { firstWorld } from './first-world.ts'
import type { RehearsalOptions } from './options.ts'
import { intent } from './protocol.ts'
import { versions } from './requests/general.ts'
import { Machine } from './server/machine.ts'
import { sensesAt } from './server/senses.ts'
import { Session } from './server/session.ts'
import { meterInterval, volumeMeters } from './server/volume-meters.ts'
import type { Size } from './world/world.ts'

/** So long a client may take to say goodbye, in milliseconds. */
const closingGrace = 500

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
  const stopMeters = every(clock, meterInterval, () => {
    const listening = [...sessions.values()].filter((session) => session.wants(intent.inputVolumeMeters))
    if (listening.length === 0) return
    const meters = volumeMeters(machine.world, clock.now())
    for (const session of listening) session.tell(meters)
  })
  server.on('connection', (socket) => {
    sessions.set(socket, greet(socket, machine, password))
    socket.once('close', () => sessions.delete(socket))
  })
  const close = async () => {
    stopMeters()
    await machine.close()
    for (const socket of sessions.keys()) socket.close(1001, 'Server stopping.')
    const cancel = clock.after(closingGrace, () => {
      for (const socket of sessions.keys()) socket.terminate()
    })
    await new Promise<void>((resolve) => {
      server.close(() => resolve())
    })
    cancel()
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
    session.receive(isBinary ? null : String(bytes)).catch((failure: Error) => {
      // A fault of this program, not of the client: said on stderr, and felt as a server error.
      process.emitWarning(failure)
      socket.close(1011, 'Internal error.')
    })
  })
  // A client that breaks off is nothing to report; 'close' follows.
  socket.on('error', () => undefined)
  return session
}

/** Calls again and again until the returned function is called. */
function every(clock: Clock, milliseconds: number, call: () => void): () => void {
  let cancel = clock.after(milliseconds, again)
  function again() {
    call()
    cancel = clock.after(milliseconds, again)
  }
  return () => cancel()
}
