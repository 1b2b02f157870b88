import { z } from 'zod'
import { Instant, UserId } from './ids.ts'

export const Role = z.enum(['owner', 'supervisor', 'auditor', 'operator'])
export type Role = z.infer<typeof Role>

/** Who did it: a signed-in person, or the studio itself (a guard, the clock). */
export const Actor = z.discriminatedUnion('type', [
  z.object({ type: z.literal('user'), user: UserId }),
  z.object({ type: z.literal('studio') }),
])
export type Actor = z.infer<typeof Actor>
export const studioActor: Actor = { type: 'studio' }

/** A slow hash of a PIN, peppered with a key that lies outside the data folder's database. Base64. */
export const PinVerifier = z.object({
  scheme: z.literal('scrypt-hmac-1'),
  salt: z.string().min(16),
  verifier: z.string().min(32),
})
export type PinVerifier = z.infer<typeof PinVerifier>

export const User = z.object({
  id: UserId,
  name: z.string().min(1).max(80),
  role: Role,
  active: z.boolean(),
  lockedUntil: Instant.nullable(),
})
export type User = z.infer<typeof User>

export const peopleBodies = {
  'people.user-added': z.object({ user: UserId, name: z.string(), role: Role, pin: PinVerifier }),
  'people.user-changed': z.object({ user: UserId, name: z.string(), role: Role, active: z.boolean() }),
  'people.pin-set': z.object({ user: UserId, pin: PinVerifier }),
  'people.signed-in': z.object({ user: UserId }),
  'people.signed-out': z.object({ user: UserId }),
  'people.sign-in-refused': z.object({
    user: UserId,
    why: z.enum(['wrong-pin', 'locked', 'inactive']),
    /** Wrong PINs in a row, this one included. */
    failures: z.number().int(),
    lockedUntil: Instant.nullable(),
  }),
} as const
