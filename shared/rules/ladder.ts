/** Questions about the ladder that the guards, the ledger and the console ask alike. */
import type { GuardId } from '#shared/model/guards.ts'
import { Rung } from '#shared/model/ladder.ts'
import type { Ladder } from '#shared/model/pack.ts'

/** Whether who stands on `now` stands on `rung` or above it; null is the ground. */
export function reached(now: Rung | null, rung: Rung): boolean {
  return now !== null && Rung.options.indexOf(now) >= Rung.options.indexOf(rung)
}

/** What the pack says of a guard: its rungs, and what it rests on. */
export function ladderOf(guard: GuardId, rules: Ladder): Ladder['otherwise'] {
  return rules.guards[guard] ?? rules.otherwise
}
