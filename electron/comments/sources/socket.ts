import { type RawData, WebSocket } from 'ws'
import { isSafeAddress } from './address.ts'
import type { SourceClock } from './source.ts'

export type SocketOptions = {
  readonly address: string
  readonly headers?: Readonly<Record<string, string>>
  readonly clock: SourceClock
  /** For the connection to open. */
  readonly deadlineMs: number
  /** A larger message ends the connection: nothing that a platform sends is so large. */
  readonly mostBytes: number
  /** Asks the peer so often whether it is there (RFC 6455 ping); after three questions without any sign it is not. */
  readonly keepAliveMs?: number
}

export type SocketEvents = {
  readonly open: () => void
  readonly message: (data: Buffer, binary: boolean) => void
  /** Once, with a word for programs, such as `ECONNREFUSED` or `closed 1006`; never after `end()`. */
  readonly closed: (why: string) => void
}

export type OpenSocket = {
  send(data: string | Uint8Array): void
  /** Says goodbye behind what was sent, and lets go a second later at the latest; nothing is told any more. */
  end(): void
}

const goodbyeMs = 1_000

/** One WebSocket from here to a platform. Never throws: an address that may not be used is a connection that closes. */
export function openSocket(options: SocketOptions, events: SocketEvents): OpenSocket {
  if (!isSafeAddress(options.address)) return neverOpen(options.clock, events)
  // A name of its own: the types of ws do not know `closeTimeout` yet.
  const how = {
    headers: { ...options.headers },
    maxPayload: options.mostBytes,
    perMessageDeflate: false,
    followRedirects: false,
    closeTimeout: goodbyeMs,
  }
  const socket = new WebSocket(options.address, how)
  let told = false
  let why = ''
  let signs = 0
  let callOff = options.clock.after(options.deadlineMs, () => giveUp('no answer in time'))
  const giveUp = (reason: string) => {
    why ||= reason
    socket.terminate()
  }
  const keepAlive = (everyMs: number, unanswered: number) => {
    if (unanswered === 3) {
      giveUp('no answer to pings')
      return
    }
    const before = signs
    socket.ping()
    callOff = options.clock.after(everyMs, () => keepAlive(everyMs, signs > before ? 0 : unanswered + 1))
  }
  socket.on('open', () => {
    callOff()
    if (options.keepAliveMs !== undefined) keepAlive(options.keepAliveMs, 0)
    events.open()
  })
  socket.on('pong', () => {
    signs += 1
  })
  socket.on('message', (data: RawData, binary: boolean) => {
    signs += 1
    if (!told) events.message(bytesOf(data), binary)
  })
  socket.on('error', (error) => {
    why ||= codeOf(error)
  })
  socket.on('close', (code) => {
    callOff()
    if (told) return
    told = true
    events.closed(why || `closed ${code}`)
  })
  return {
    send(data) {
      if (socket.readyState === WebSocket.OPEN) socket.send(data)
    },
    end() {
      told = true
      callOff()
      socket.close()
    },
  }
}

function neverOpen(clock: SourceClock, events: SocketEvents): OpenSocket {
  const callOff = clock.after(0, () => events.closed('address is neither encrypted nor on this PC'))
  return { send: () => undefined, end: callOff }
}

function bytesOf(data: RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data)
  return Buffer.isBuffer(data) ? data : Buffer.from(data)
}

/** The error's code, or its sentence where it is ws's own; neither carries headers. */
function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}
