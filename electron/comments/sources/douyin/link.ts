import { parsedJson } from '../json.ts'
import { type OpenSocket, openSocket } from '../socket.ts'
import type { SourceClock } from '../source.ts'
import { FromRelay, type FromRelay as FromRelayMessage, type FromRoom } from './wire.ts'

export type LinkOptions = {
  /** Address of the relay without a path, such as wss://relay.example.com. */
  readonly relay: string
  readonly token: string
  readonly clock: SourceClock
}

export type LinkEvents = {
  readonly open: () => void
  readonly said: (message: FromRelayMessage) => void
  /** Once; never after `end()`. */
  readonly closed: (why: string) => void
}

export type Link = { say(message: FromRoom): void; end(): void }

const connectMs = 10_000
const keepAliveMs = 20_000
const mostFrameBytes = 8 * 1024 * 1024

/** One connection to the relay. A message that is none ends it: what stood in it is not acknowledged and comes again. */
export function connectRelay(options: LinkOptions, events: LinkEvents): Link {
  const { relay, token, clock } = options
  const socket: OpenSocket = openSocket(
    {
      address: `${relay.replace(/\/$/, '')}/v1/room`,
      headers: { authorization: `Bearer ${token}` },
      clock,
      deadlineMs: connectMs,
      mostBytes: mostFrameBytes,
      keepAliveMs,
    },
    {
      open: events.open,
      message(data) {
        const message = FromRelay.safeParse(parsedJson(data.toString('utf8')))
        if (message.success) events.said(message.data)
        else {
          socket.end()
          events.closed('the relay speaks another version')
        }
      },
      closed: events.closed,
    },
  )
  return {
    say: (message) => socket.send(JSON.stringify(message)),
    end: socket.end,
  }
}
