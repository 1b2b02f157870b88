import type { WebSocket } from 'ws'
import { closeCodes, type FromRelay, FromRoom } from '#electron/comments/sources/douyin/wire.ts'
import { parsedJson } from '#electron/comments/sources/json.ts'
import type { SourceClock } from '#electron/comments/sources/source.ts'
import type { RoomLog } from './room-log.ts'

export type Sending = {
  readonly socket: WebSocket
  readonly log: RoomLog
  /** The room has everything up to this entry. */
  readonly after: number
  readonly clock: SourceClock
  readonly say: (message: FromRelay) => void
}

const entriesAtOnce = 200
/** A room that does not acknowledge for so long hangs; it is let go, and what it has not acknowledged stays. */
const acknowledgeMs = 60_000

/** Entries in their order, the next ones when these are acknowledged, until the connection closes. */
export async function sendEntries({ socket, log, after, clock, say }: Sending): Promise<void> {
  const grown = new Signal()
  const kept = new Signal()
  let sent = after
  const stopListening = log.onGrown(() => grown.give())
  socket.on('message', (data) => {
    const message = FromRoom.safeParse(parsedJson(String(data)))
    if (!message.success || message.data.op !== 'kept') socket.close(closeCodes.badMessage)
    else if (message.data.seq === sent) kept.give()
  })
  socket.once('close', () => {
    stopListening()
    grown.end()
    kept.end()
  })
  // It may have closed before anybody listened.
  if (socket.readyState !== socket.OPEN) return stopListening()
  for (;;) {
    const growing = grown.next()
    const entries = await log.readAfter(sent, entriesAtOnce)
    const last = entries.at(-1)?.seq
    if (last === undefined) {
      if (await growing) continue
      return
    }
    sent = last
    const acknowledged = kept.next()
    say({ op: 'entries', entries: [...entries] })
    const callOff = clock.after(acknowledgeMs, () => socket.close(closeCodes.notKept))
    const there = await acknowledged
    callOff()
    if (!there) return
    log.acknowledge(last, clock.now())
  }
}

/** Something that is waited for again and again: true when it came, false when it cannot come any more. */
class Signal {
  #waiting: PromiseWithResolvers<boolean> | null = null
  #ended = false

  next(): Promise<boolean> {
    if (this.#ended) return Promise.resolve(false)
    this.#waiting ??= Promise.withResolvers()
    return this.#waiting.promise
  }

  give(): void {
    this.#waiting?.resolve(true)
    this.#waiting = null
  }

  end(): void {
    this.#ended = true
    this.#waiting?.resolve(false)
    this.#waiting = null
  }
}
