import type { GuardId, SeenFact } from '#shared/model/guards.ts'
import type { Hold } from '#shared/model/holds.ts'
import type { Instant } from '#shared/model/ids.ts'
import { Rung } from '#shared/model/ladder.ts'
import type { Ladder } from '#shared/model/pack.ts'
import { ladderOf, reached } from '#shared/rules/ladder.ts'

/** What the loop sees of the guards at one moment. */
export type LadderSight = {
  readonly now: Instant
  readonly isOut: boolean
  /** Whether OBS answers at all: while it does not nothing can be done, and no deadline runs. */
  readonly isReachable: boolean
  /** Guards whose invariant a viewer may see broken now, or that cannot be judged. */
  readonly violated: ReadonlyMap<GuardId, readonly SeenFact[]>
  /** Guards that are not proved in force everywhere: the above, and those still being prepared off the air. */
  readonly unproved: ReadonlySet<GuardId>
  /** Repairs that were proved since the last look, one for each. */
  readonly repaired: readonly GuardId[]
  /** Names of the sources that pulling would hide, by guard; none is empty. */
  readonly pullable: ReadonlyMap<GuardId, readonly string[]>
  /** What was pulled is proved hidden. */
  readonly isPulledProved: boolean
  /** The safe scene is proved to be on air. */
  readonly isSafeProved: boolean
  readonly holds: readonly Hold[]
}

/** One guard's part of a look is made from these. */
export type Around = { readonly sight: LadderSight; readonly passed: number; readonly rules: Ladder }

/** From which rung a guard came down and when; how often it had relapsed until then. */
export type Left = { readonly rung: Rung; readonly at: Instant; readonly relapses: number }

/** Where one guard stands on its ladder. */
export type Standing = {
  /** First sight of what has gone on since; moved by the time in which OBS could not be reached. */
  readonly since: Instant
  readonly seenAt: Instant
  readonly facts: readonly SeenFact[]
  readonly rung: Rung | null
  readonly climbedAt: Instant
  /** Proved repairs since the last rung, as far back as the pack counts them. */
  readonly repairs: readonly Instant[]
  /** Since when it is proved in force; null while it is not. */
  readonly calmSince: Instant | null
  /** What it comes back to; null where it is no relapse. */
  readonly relapse: Left | null
  /** Names of the sources that were pulled for it. */
  readonly pulled: readonly string[]
  /** Non-actions that are in the ledger already. */
  readonly told: readonly string[]
}

export function begin(now: Instant, relapse: Left | null): Standing {
  return {
    since: now,
    seenAt: now,
    facts: [],
    rung: null,
    climbedAt: now,
    repairs: [],
    calmSince: null,
    relapse,
    pulled: [],
    told: [],
  }
}

/** The next rung that applies to the guard at all; null at the top. */
export function nextRung(guard: GuardId, { rung }: Standing, rules: Ladder): Rung | null {
  const { deadlines } = ladderOf(guard, rules)
  return Rung.options.find((next) => !reached(rung, next) && deadlines[next] !== null) ?? null
}

/** The lowest rung of the guard that somebody holds now. */
export function holdOn(guard: GuardId, { now, holds }: Pick<LadderSight, 'now' | 'holds'>): Hold | null {
  const mine = holds.filter((hold) => hold.guard === guard && hold.until > now)
  const lowest = Rung.options.find((rung) => mine.some((hold) => hold.rung === rung))
  return mine.find(({ rung }) => rung === lowest) ?? null
}

/** The room shows nothing that this guard could mind: climbing on would change nothing for viewers. */
export function isMadeSafe({ rung }: Standing, sight: LadderSight): boolean {
  return sight.isSafeProved || (rung === 'pull' && sight.isPulledProved)
}
