/** Holds: a person keeps the ladder below a rung, for a reason and for a bounded time. */
import { z } from 'zod'
import { GuardId } from './guards.ts'
import { Instant, UserId } from './ids.ts'
import { HoldId, Rung } from './ladder.ts'
import { Citation, Words } from './words.ts'

/** In effect until `until`: neither this rung of the guard's ladder nor any above it is climbed. */
export const Hold = z.object({
  hold: HoldId,
  guard: GuardId,
  rung: Rung,
  reason: z.string().min(1).max(500),
  askedBy: UserId.nullable(),
  until: Instant,
})
export type Hold = z.infer<typeof Hold>

export const holdBodies = {
  /** Waits for a supervisor; has no effect yet. */
  'guard.hold-asked': Hold.omit({ until: true }).extend({ minutes: z.number().int().positive() }),
  /** In effect at once: the pack asks for nobody's approval. */
  'guard.held': Hold,
  /** In effect from now on, by the word of whoever wrote this entry. */
  'guard.hold-approved': Hold,
  'guard.hold-refused': z.object({ guard: GuardId, rung: Rung, said: Words, cites: z.array(Citation) }),
  /** Taken back by a person before its time. */
  'guard.hold-ended': z.object({ hold: HoldId, guard: GuardId, rung: Rung }),
} as const
