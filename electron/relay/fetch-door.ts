import type { WebSocket } from 'ws'
import { closeCodes, type FromRelay, FromRoom, type Place } from '#electron/comments/sources/douyin/wire.ts'
import { parsedJson } from '#electron/comments/sources/json.ts'
import type { SourceClock } from '#electron/comments/sources/source.ts'
import type { Reader } from './config.ts'
import { mayRead } from './readers.ts'
import type { Refused } from './refused.ts'
import type { RoomLog } from './room-log.ts'
import type { Rooms } from './rooms.ts'
import { sendEntries } from './send-entries.ts'

export type FetchDoorOptions = {
  readonly keywords: readonly string[]
  readonly rooms: Rooms
  readonly refused: Refused
  readonly clock: SourceClock
  readonly log: (line: string) => void
}

const helloMs = 10_000
const tellRefusedMs = 5_000

/** Where rooms fetch what was pushed for them. One room is fetched by one connection: a newer one replaces the older. */
export class FetchDoor {
  readonly #options: FetchDoorOptions
  readonly #fetching = new Map<string, WebSocket>()

  constructor(options: FetchDoorOptions) {
    this.#options = options
  }

  speak(socket: WebSocket, reader: Reader): void {
    const { clock, log } = this.#options
    const callOff = clock.after(helloMs, () => socket.close(closeCodes.badMessage))
    // ws closes a connection that broke its rules by itself; `close` follows.
    socket.on('error', (error) => log(`${reader.name}: ${error.message}`))
    socket.once('close', callOff)
    socket.once('message', (data) => {
      callOff()
      const hello = FromRoom.safeParse(parsedJson(String(data)))
      if (!hello.success || hello.data.op !== 'hello') socket.close(closeCodes.badMessage)
      else if (!mayRead(reader, hello.data.room)) socket.close(closeCodes.notAllowed)
      else
        this.#fetch(socket, hello.data.room, hello.data.after).catch((error: unknown) => {
          log(`${reader.name}: ${error instanceof Error ? error.message : String(error)}`)
          socket.close(1011)
        })
    })
  }

  async #fetch(socket: WebSocket, room: string, asked: Place | null): Promise<void> {
    const { rooms, clock, refused, keywords } = this.#options
    this.#fetching.get(room)?.close(closeCodes.replaced)
    this.#fetching.set(room, socket)
    socket.once('close', () => {
      if (this.#fetching.get(room) === socket) this.#fetching.delete(room)
    })
    const log = await rooms.log(room)
    const say = (message: FromRelay) => socket.send(JSON.stringify(message), () => undefined)
    const { after, lost } = await whereToGoOn(log, asked, clock.now())
    say({ op: 'welcome', version: 1, log: log.state.log, keywords: [...keywords], lost })
    const stopTelling = tellRefused(refused, clock, say)
    socket.once('close', stopTelling)
    await sendEntries({ socket, log, after, clock, say })
  }
}

/** Behind which entry the room goes on, and what it asked for that is no longer here. */
async function whereToGoOn(log: RoomLog, asked: Place | null, now: number) {
  const { log: name, keptSeq, keptAt, next } = log.state
  const known = asked === null || (asked.log === name && asked.seq < next)
  if (known && asked !== null) log.acknowledge(asked.seq, now)
  const after = known ? Math.max(asked?.seq ?? 0, keptSeq) : keptSeq
  const oldest = (await log.readAfter(after, 1))[0]
  const until = (oldest?.seq ?? next) - 1
  const to = oldest?.at ?? now
  // A room that never acknowledged anything here does not know since when.
  const from = keptAt === 0 ? to : Math.min(keptAt, to)
  if (known && until <= after) return { after, lost: null }
  return { after: until, lost: { count: known ? until - after : null, from, to } }
}

function tellRefused(refused: Refused, clock: SourceClock, say: (message: FromRelay) => void): () => void {
  let told = refused.counts
  let callOff: () => void
  const tell = () => {
    const news = refused.since(told)
    told = refused.counts
    if (news !== null) say({ op: 'refused', counts: news })
    callOff = clock.after(tellRefusedMs, tell)
  }
  callOff = clock.after(tellRefusedMs, tell)
  return () => callOff()
}
