import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { RoomName } from '#electron/comments/sources/douyin/wire.ts'
import { writeDurably } from '#electron/ledger/durable-file.ts'
import { RoomLog, type RoomLogLimits } from './room-log.ts'

const Alive = z.object({ at: z.number().int().nonnegative() })
const aliveFile = 'alive.json'
/** A room whose last push is older than this was closed: a relay that was away took nothing from it. */
const broadcastMs = 12 * 60 * 60_000

/** The logs of all rooms in one folder, and when this relay was last known to be there. */
export class Rooms {
  readonly #folder: string
  readonly #limits: RoomLogLimits
  readonly #logs = new Map<string, Promise<RoomLog>>()

  private constructor(folder: string, limits: RoomLogLimits) {
    this.#folder = folder
    this.#limits = limits
  }

  /** Opens what is there, and writes into every room that was on air how long the relay was away. */
  static async open(folder: string, limits: RoomLogLimits, now: number): Promise<Rooms> {
    mkdirSync(join(folder, 'rooms'), { recursive: true, mode: 0o700 })
    const rooms = new Rooms(folder, limits)
    const from = readAlive(folder)
    for (const room of readdirSync(join(folder, 'rooms'))) {
      if (!RoomName.safeParse(room).success) continue
      const log = await rooms.log(room)
      const onAir = log.lastAt !== null && now - log.lastAt < broadcastMs
      if (onAir && from !== null && from < now) await log.append({ kind: 'gap', at: now, from, to: now })
    }
    rooms.alive(now)
    return rooms
  }

  /** The room's log, made where there is none. Rejects where the disk does not let it. */
  log(room: string): Promise<RoomLog> {
    const known = this.#logs.get(room)
    if (known !== undefined) return known
    const opening = RoomLog.open(join(this.#folder, 'rooms', room), this.#limits)
    this.#logs.set(room, opening)
    // The next push tries again.
    opening.catch(() => this.#logs.delete(room))
    return opening
  }

  alive(now: number): void {
    writeDurably(this.#folder, aliveFile, JSON.stringify({ at: now }), 0o600)
  }

  async tidy(now: number): Promise<void> {
    for (const opening of this.#logs.values()) await (await opening).tidy(now)
  }

  async close(): Promise<void> {
    for (const opening of this.#logs.values()) await (await opening).close()
  }
}

function readAlive(folder: string): number | null {
  try {
    return Alive.parse(JSON.parse(readFileSync(join(folder, aliveFile), 'utf8'))).at
  } catch {
    // The first start in this folder.
    return null
  }
}
