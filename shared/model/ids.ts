import { z } from 'zod'

/** Milliseconds since 1970-01-01T00:00:00Z. `shared/` never asks the clock: whoever calls passes the time in. */
export type Instant = number
export const Instant = z.number().int().nonnegative()

export const RoomId = z.string().min(1).max(64).brand('RoomId')
export type RoomId = z.infer<typeof RoomId>

export const SessionId = z.string().min(1).max(64).brand('SessionId')
export type SessionId = z.infer<typeof SessionId>

export const UserId = z.string().min(1).max(64).brand('UserId')
export type UserId = z.infer<typeof UserId>

export const CardId = z.string().min(1).max(64).brand('CardId')
export type CardId = z.infer<typeof CardId>

export const RecordingId = z.string().min(1).max(64).brand('RecordingId')
export type RecordingId = z.infer<typeof RecordingId>

/** Lower-case hex of a SHA-256. */
export const Sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand('Sha256')
export type Sha256 = z.infer<typeof Sha256>
