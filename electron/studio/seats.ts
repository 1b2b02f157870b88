import type { UserId } from '#shared/model/ids.ts'

/**
 * One place at which somebody may sit: a browser's cookie or a window. It outlives a dropped connection, so that a
 * reload does not sign anybody out; it ends when the studio does.
 */
export type Seat = { user: UserId | null }

export function emptySeat(): Seat {
  return { user: null }
}
