import { z } from 'zod'
import { parsedJson } from '../json.ts'
import { type OpenSocket, openSocket } from '../socket.ts'
import type { SourceClock } from '../source.ts'
import { operations, type Packet, pack, unpack } from './packets.ts'

export type ConnectionEvents = {
  readonly accepted: () => void
  readonly alive: () => void
  readonly message: (body: Buffer) => void
  readonly malformed: (count: number) => void
  /** Once; never after `end()`. */
  readonly closed: (why: string) => void
}

export const bilibiliTimes = {
  connectMs: 10_000,
  heartbeatMs: 20_000,
  /** Three heartbeats without any answer: the line is dead and nobody said so. */
  deadAfterMs: 60_000,
} as const

const mostFrameBytes = 8 * 1024 * 1024
const AuthAnswer = z.object({ code: z.number() })

/** One authenticated socket for one run of the project. */
export function connectBilibili(
  address: string,
  authBody: string,
  clock: SourceClock,
  events: ConnectionEvents,
): { readonly end: () => void } {
  let heardAt = clock.now()
  let over = false
  let callOff = clock.after(bilibiliTimes.connectMs, () => close('no answer to the authentication'))
  const close = (why: string) => {
    if (over) return
    end()
    events.closed(why)
  }
  const end = () => {
    over = true
    callOff()
    socket.end()
  }
  const beat = () => {
    if (clock.now() - heardAt >= bilibiliTimes.deadAfterMs) return close('no answer to heartbeats')
    socket.send(pack(operations.heartbeat, Buffer.alloc(0)))
    callOff = clock.after(bilibiliTimes.heartbeatMs, beat)
  }
  const hear = ({ operation, body }: Packet) => {
    if (operation === operations.message) events.message(body)
    if (operation !== operations.authAnswer) return
    const answer = AuthAnswer.safeParse(parsedJson(body.toString('utf8')))
    if (answer.data?.code !== 0) return close(`authentication refused: ${answer.data?.code ?? 'no code'}`)
    callOff()
    events.accepted()
    beat()
  }
  const socket: OpenSocket = openSocket(
    { address, clock, deadlineMs: bilibiliTimes.connectMs, mostBytes: mostFrameBytes },
    {
      open: () => socket.send(pack(operations.auth, Buffer.from(authBody))),
      message(data) {
        heardAt = clock.now()
        events.alive()
        const { packets, malformed } = unpack(data)
        if (malformed > 0) events.malformed(malformed)
        for (const packet of packets) if (!over) hear(packet)
      },
      closed: close,
    },
  )
  return { end }
}
