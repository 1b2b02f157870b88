import { z } from 'zod'
import { Instant, RoomId, SessionId } from './ids.ts'

export const ledgerBodies = {
  'ledger.opened': z.object({ origin: z.string(), format: z.literal(1), product: z.string() }),
  /** Payloads that were erased because their time was over; the leaves stay, the log still verifies. */
  'ledger.erased': z.object({
    seqs: z.array(z.number().int().nonnegative()).min(1),
    reason: z.string().min(1),
  }),
} as const

/**
 * A leaf of the log, in canonical JSON (RFC 8785). `payload` is the commitment to the body:
 * hex SHA-256 of `fairlive payload v1\n` + salt (32 hex characters) + `\n` + canonical JSON of the body.
 */
export const Envelope = z.strictObject({
  seq: z.number().int().nonnegative(),
  room: RoomId.nullable(),
  session: SessionId.nullable(),
  kind: z.string().min(1).max(64),
  at: Instant,
  /** `user:<id>` or `studio`. */
  actor: z.string().min(1).max(80),
  payload: z.string().regex(/^[0-9a-f]{64}$/),
})
export type Envelope = z.infer<typeof Envelope>
