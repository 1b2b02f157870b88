/**
 * The ladder: what is done, step by step, about a violation that cannot be mended. Its numbers are a file of the rule
 * pack; its steps, the holds that people put on them and its entries are here.
 */
import { z } from 'zod'
import { Words } from './words.ts'

/**
 * From the lowest to the highest: the console asks for a person, viewers are warned, what offends is taken out of the
 * picture, the safe scene is cut to, the room's output is stopped.
 */
export const Rung = z.enum(['prompt', 'warning', 'pull', 'safe-scene', 'stop-output'])
export type Rung = z.infer<typeof Rung>

const Milliseconds = z.number().int().positive()
const Cites = z.array(z.string().min(1))

const GuardLadder = z.strictObject({
  /** What the guard's invariant rests on; empty where it is the studio's own. */
  cites: Cites,
  /** From the first sight of the violation on air; null where the rung does not apply. Each is later than those below. */
  deadlines: z.record(Rung, Milliseconds.nullable()),
})

/** `ladder.json` of a rule pack. */
export const LadderFile = z.strictObject({
  /** Where the numbers come from. */
  basis: Words,
  /** What the ladder itself rests on. */
  cites: Cites,
  /** A violation that comes back within this after it was mended never ended: two programs are undoing each other. */
  continuesWithinMs: Milliseconds,
  /** So many repairs within the time climb a rung too, but never two rungs within the pause. */
  fight: z.strictObject({
    repairs: z.number().int().min(2),
    withinMs: Milliseconds,
    pauseMs: Milliseconds,
  }),
  /** A guard comes down when it has been proved in force for so long; each relapse doubles that, up to the longest. */
  calmMs: Milliseconds,
  longestCalmMs: Milliseconds,
  /** Whatever violates again within this after it came down goes back to its rung at the first deadline. */
  relapseMs: Milliseconds,
  holds: z.record(
    Rung,
    z.strictObject({ longestMinutes: z.number().int().positive(), approval: z.boolean() }),
  ),
  guards: z.record(z.string(), GuardLadder),
  /** For a guard that the pack does not name. */
  otherwise: GuardLadder,
  /** OBS cannot be reached while the room is out. */
  unreachable: z.strictObject({ endObsAfterMs: Milliseconds, said: Words, cites: Cites }),
})
export type LadderFile = z.infer<typeof LadderFile>

export const HoldId = z.string().min(1).max(64).brand('HoldId')
export type HoldId = z.infer<typeof HoldId>
