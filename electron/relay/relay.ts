import { mkdirSync } from 'node:fs'
import { answerJson, refuseUpgrade } from '#electron/comments/sources/http-answers.ts'
import { listen, type Tls } from '#electron/comments/sources/listen.ts'
import type { SourceClock } from '#electron/comments/sources/source.ts'
import { lockDataFolder } from '#electron/ledger/lock.ts'
import type { RelayConfig } from './config.ts'
import { FetchDoor } from './fetch-door.ts'
import { PushDoor } from './push-door.ts'
import { readerOf } from './readers.ts'
import { Refused } from './refused.ts'
import { Rooms } from './rooms.ts'

export type RelayOptions = {
  readonly config: RelayConfig
  readonly folder: string
  readonly host: string
  readonly port: number
  /** Null behind a reverse proxy on the same machine that speaks HTTPS to the world. */
  readonly tls: Tls | null
  readonly clock: SourceClock
  readonly log: (line: string) => void
}

export type Relay = { readonly port: number; close(): Promise<void> }

/** The paths that the platform and the rooms use. */
export const relayPaths = { push: '/douyin/push', room: '/v1/room' } as const

const segmentBytes = 1024 * 1024
const dayMs = 24 * 60 * 60_000
const tickMs = 5_000

/**
 * Takes the platform's signed pushes at a public address, keeps them until their room has them, and hands them to
 * rooms that connect from wherever they are. Rejects where the address is taken or not safe, and with a
 * `LedgerProblemError` where another relay has the folder.
 */
export async function openRelay(options: RelayOptions): Promise<Relay> {
  mkdirSync(options.folder, { recursive: true, mode: 0o700 })
  const lock = lockDataFolder(options.folder)
  try {
    const relay = await serve(options)
    return {
      port: relay.port,
      async close() {
        await relay.close()
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

async function serve(options: RelayOptions): Promise<Relay> {
  const { config, folder, host, port, tls, clock, log } = options
  const limits = {
    segmentBytes,
    mostBytes: config.mostMegabytes * 1024 * 1024,
    keepMs: config.keepDays * dayMs,
  }
  const rooms = await Rooms.open(folder, limits, clock.now())
  const refused = new Refused()
  const { secret, keywords } = config.douyin
  const push = new PushDoor({ secret, rooms, refused, now: clock.now, log })
  const fetchDoor = new FetchDoor({ keywords, rooms, refused, clock, log })
  const listening = await listen(
    { host, port, tls, mostBytes: 64 * 1024 },
    {
      request(request, response) {
        if (request.url !== relayPaths.push) return answerJson(response, 404, { error: 'no such address' })
        if (request.method !== 'POST')
          return answerJson(response, 405, { error: 'only POST' }, { allow: 'POST' })
        push.receive(request, response).catch(() => response.destroy())
      },
      upgrade(request, socket, head) {
        socket.on('error', () => socket.destroy())
        const reader = readerOf(config.readers, request.headers.authorization)
        if (request.url !== relayPaths.room) refuseUpgrade(socket, 404)
        else if (reader === null) refuseUpgrade(socket, 401)
        else listening.sockets.handleUpgrade(request, socket, head, (made) => fetchDoor.speak(made, reader))
      },
    },
  )
  const stopTicking = ticking(
    clock,
    async () => {
      rooms.alive(clock.now())
      await rooms.tidy(clock.now())
    },
    log,
  )
  return {
    port: listening.port,
    async close() {
      await stopTicking()
      await listening.close()
      await rooms.close()
      rooms.alive(clock.now())
    },
  }
}

/** Runs the work again and again; the returned function ends it and waits for what is under way. */
function ticking(
  clock: SourceClock,
  work: () => Promise<void>,
  log: (line: string) => void,
): () => Promise<void> {
  let callOff: () => void = () => undefined
  let underWay: Promise<void> = Promise.resolve()
  let ended = false
  const next = () => {
    callOff = clock.after(tickMs, () => {
      underWay = work()
        .catch((error: unknown) =>
          log(`tidying failed: ${error instanceof Error ? error.message : String(error)}`),
        )
        .finally(() => {
          if (!ended) next()
        })
    })
  }
  next()
  return () => {
    ended = true
    callOff()
    return underWay
  }
}
