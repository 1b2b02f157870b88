import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { writeDurably } from '#electron/ledger/durable-file.ts'

/** What must outlive a room's entries. */
export const RoomState = z.object({
  /** Name of this log: one that was lost and made anew counts from 1 again, and has another. */
  log: z.string().min(1).max(64),
  /** The last entry that the room has acknowledged, and when. */
  keptSeq: z.number().int().nonnegative(),
  keptAt: z.number().int().nonnegative(),
  /** No entry before this number is given another meaning, even when all are deleted. */
  next: z.number().int().positive(),
})
export type RoomState = z.infer<typeof RoomState>

const fileName = 'state.json'

/** Null where there is none, or where it was damaged: the room then starts anew and takes each comment once. */
export function readRoomState(folder: string): RoomState | null {
  try {
    return RoomState.parse(JSON.parse(readFileSync(join(folder, fileName), 'utf8')))
  } catch {
    return null
  }
}

export function writeRoomState(folder: string, state: RoomState): void {
  writeDurably(folder, fileName, JSON.stringify(state), 0o600)
}
