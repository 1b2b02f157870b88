import { z } from 'zod'
import { Instant, Sha256 } from './ids.ts'
import { HoldId, Rung } from './ladder.ts'
import { Citation, Words } from './words.ts'

export const GuardId = z.enum([
  'label',
  'card',
  'notices',
  'recording',
  'output',
  'studio-mode',
  'canvas',
  'collection',
  'audio',
  'safe-scene',
  'pulled',
  'undeclared',
  'picture',
])
export type GuardId = z.infer<typeof GuardId>

/** What was wrong, as a fact: `fact` is a stable word for tests and filters, `said` the sentence for people. */
export const SeenFact = z.object({ guard: GuardId, fact: z.string(), where: z.string(), said: Words })
export type SeenFact = z.infer<typeof SeenFact>

export const GuardRow = z.object({
  guard: GuardId,
  /** `unproved`: OBS cannot be read, so nothing is claimed. `off`: nothing asks for it now. */
  state: z.enum(['in-force', 'violated', 'unproved', 'off']),
  repaired: z.number().int(),
  lastRepairMs: z.number().nullable(),
  lastAt: Instant.nullable(),
  seen: z.array(SeenFact),
  /** What was seen when it last had to be restored, and the requests that did it; null while it never had to. */
  last: z.object({ seen: z.array(SeenFact), how: z.string(), attempts: z.number().int() }).nullable(),
  /** The rungs that its ladder has, the lowest first. */
  rungs: z.array(Rung),
  /** Where it stands on its ladder; null on the ground. */
  rung: Rung.nullable(),
  /** The rung that comes next and when; null while nothing is violated, or where somebody holds it. */
  next: z.object({ rung: Rung, at: Instant }).nullable(),
  cites: z.array(Citation),
})
export type GuardRow = z.infer<typeof GuardRow>

/** The programme around an incident, by the hashes of its pictures; null where none was taken. */
export const IncidentPictures = z.object({
  before: Sha256.nullable(),
  during: Sha256.nullable(),
  after: Sha256.nullable(),
})
export type IncidentPictures = z.infer<typeof IncidentPictures>

export const guardBodies = {
  /** A violation that was seen and proved away: `ms` from seeing it to the read-back that proved it. */
  'guard.restored': z.object({
    guard: GuardId,
    facts: z.array(SeenFact),
    seenAt: Instant,
    provedAt: Instant,
    ms: z.number(),
    attempts: z.number().int().positive(),
    how: z.string(),
    /** Of the rule pack; entries from before it carried them have none. */
    cites: z.array(Citation).default([]),
    pictures: IncidentPictures.optional(),
  }),
  /** Repairs of a guard that stands on its ladder: one entry for those of some seconds. `attempts` is their sum. */
  'guard.restored-often': z.object({
    guard: GuardId,
    from: Instant,
    to: Instant,
    times: z.number().int().positive(),
    longestMs: z.number(),
    attempts: z.number().int().positive(),
    facts: z.array(SeenFact),
    how: z.string(),
    cites: z.array(Citation),
  }),
  'guard.not-restored': z.object({
    guard: GuardId,
    facts: z.array(SeenFact),
    seenAt: Instant,
    attempts: z.number().int(),
    why: z.string(),
    cites: z.array(Citation).default([]),
    pictures: IncidentPictures.optional(),
  }),
  /** A rung of the guard's ladder was climbed: from now on it and all below it are asked for. */
  'guard.rung': z.object({
    guard: GuardId,
    rung: Rung,
    from: Rung.nullable(),
    why: z.enum(['deadline', 'fight', 'relapse']),
    facts: z.array(SeenFact),
    since: Instant,
    afterMs: z.number().int(),
    repairs: z.number().int(),
    cites: z.array(Citation),
  }),
  'guard.rung-left': z.object({
    guard: GuardId,
    from: Rung,
    to: Rung.nullable(),
    why: z.enum(['proved', 'held', 'not-out']),
    since: Instant,
  }),
  /** What was not done although it was due, or does not apply, and why. */
  'guard.not-climbed': z.object({
    guard: GuardId,
    rungs: z.array(Rung).min(1),
    why: z.enum(['held', 'not-in-pack', 'nothing-to-pull', 'safe-already', 'unreachable']),
    hold: HoldId.nullable(),
    until: Instant.nullable(),
    facts: z.array(SeenFact),
    since: Instant,
  }),
  'guard.unproved': z.object({ cause: z.string(), from: Instant }),
  'guard.proved-again': z.object({ cause: z.string(), from: Instant, to: Instant }),
  /** The disk or the ledger failed while guards went on: so many facts could not be recorded. */
  'guard.unrecorded': z.object({ count: z.number().int(), from: Instant, to: Instant, why: z.string() }),
} as const
