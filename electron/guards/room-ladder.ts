import type { GuardId, SeenFact } from '#shared/model/guards.ts'
import type { Instant, SessionId } from '#shared/model/ids.ts'
import type { Intent } from '#shared/model/intent.ts'
import type { Rung } from '#shared/model/ladder.ts'
import type { ObsState } from '#shared/model/obs.ts'
import type { Ladder } from '#shared/model/pack.ts'
import { ladderOf } from '#shared/rules/ladder.ts'
import { isOut } from '#shared/rules/session.ts'
import type { Guard, Violation } from './guard.ts'
import { climb, ground, type LadderState, type LadderWants, resumed, wantsOf } from './ladder.ts'
import { holdOn, isMadeSafe, type LadderSight, nextRung } from './ladder-standing.ts'
import { pullable } from './pullable.ts'
import { asIfShown } from './pulled-items.ts'
import type { LadderRecord } from './record.ts'

export type RoomLadderParts = {
  readonly guards: readonly Guard[]
  readonly rules: Ladder
  readonly record: (record: LadderRecord) => void
  readonly facts: (violations: readonly Violation[]) => SeenFact[]
}

/** What the loop has just judged. */
export type Judged = {
  readonly obs: ObsState
  /** What must be, the ladder's own wishes included. */
  readonly intent: Intent
  readonly violations: readonly Violation[]
  /** Work that the room asked for itself a moment ago: not a violation of anybody yet. */
  readonly isOwnWork: (violation: Violation) => boolean
  /** OBS has not been readable for so long that this is no mere rhythm of reading. */
  readonly isBlind: boolean
}

/** Where a guard stands, for the console. */
export type LadderPlace = {
  readonly rung: Rung | null
  /** What comes next and when, while it is violated and nothing holds it. */
  readonly next: { readonly rung: Rung; readonly at: Instant } | null
}

/** The ladder of one room while its loop runs: turns what is judged into looks, and remembers where every guard stands. */
export class RoomLadder {
  readonly #parts: RoomLadderParts
  #state: LadderState = ground
  #repaired: readonly GuardId[] = []
  #seen: LadderSight | null = null
  /** The session whose ladder this is: another one begins on the ground, or where the ledger says that it is. */
  #session: SessionId | null = null

  constructor(parts: RoomLadderParts) {
    this.#parts = parts
  }

  get wants(): LadderWants {
    return wantsOf(this.#state, this.#parts.rules)
  }

  isClimbed(guard: GuardId): boolean {
    return (this.#state.standings.get(guard)?.rung ?? null) !== null
  }

  /** A repair on air was proved. */
  repaired(guard: GuardId): void {
    this.#repaired = [...this.#repaired, guard]
  }

  /** A session that was out already when this loop began stands where its ledger says. */
  begin(intent: Intent, now: Instant): void {
    if (!isOut(intent.phase) || intent.session === this.#session) return
    this.#session = intent.session
    this.#state = resumed(intent.rungs, now, this.#parts.rules)
  }

  look(judged: Judged, now: Instant): void {
    const repaired = this.#repaired
    this.#repaired = []
    const concerned = judged.violations.filter((violation) => this.#counts(violation, judged))
    if (concerned.length + repaired.length + this.#state.standings.size === 0) return
    this.#seen = this.#sight(judged, concerned, repaired, now)
    const next = climb(this.#state, this.#seen, this.#parts.rules)
    this.#state = next.state
    for (const record of next.records) this.#parts.record(record)
  }

  placeOf(guard: GuardId): LadderPlace {
    const standing = this.#state.standings.get(guard)
    const sight = this.#seen
    if (standing === undefined || sight === null) return { rung: null, next: null }
    const { rung, since } = standing
    const next = nextRung(guard, standing, this.#parts.rules)
    const isWaiting = sight.violated.has(guard) && sight.isReachable && !isMadeSafe(standing, sight)
    if (next === null || !isWaiting || holdOn(guard, sight)?.rung === next) return { rung, next: null }
    const deadline = ladderOf(guard, this.#parts.rules).deadlines[next] ?? 0
    return { rung, next: { rung: next, at: Math.floor(since + deadline) } }
  }

  #counts(violation: Violation, { isOwnWork, isBlind }: Judged): boolean {
    return violation.onAir && !isOwnWork(violation) && (violation.fact !== 'unknown' || isBlind)
  }

  #sight(
    judged: Judged,
    concerned: readonly Violation[],
    repaired: readonly GuardId[],
    now: Instant,
  ): LadderSight {
    const { obs, intent, violations } = judged
    const violated = new Map<GuardId, readonly SeenFact[]>()
    for (const guard of new Set(concerned.map((violation) => violation.guard)))
      violated.set(guard, this.#parts.facts(concerned.filter((violation) => violation.guard === guard)))
    const isFine = (guard: GuardId) =>
      !violations.some((violation) => violation.guard === guard && violation.onAir)
    return {
      now,
      isOut: isOut(intent.phase),
      isReachable: obs.link.phase === 'connected',
      violated,
      unproved: this.#unproved(judged, now),
      repaired,
      pullable: pullable(violations, obs, intent),
      isPulledProved: intent.pull.length > 0 && isFine('pulled'),
      isSafeProved: intent.safeScene.on && isFine('safe-scene'),
      holds: intent.holds,
    }
  }

  /** A guard for which something was pulled is judged as if that showed: else hiding it would be the proof. */
  #unproved({ obs, intent, violations }: Judged, now: Instant): ReadonlySet<GuardId> {
    const unproved = new Set(violations.map(({ guard }) => guard))
    for (const [id, { pulled }] of this.#state.standings) {
      const guard = this.#parts.guards.find((each) => each.id === id)
      if (
        pulled.length > 0 &&
        guard !== undefined &&
        guard.check(asIfShown(obs, pulled), intent, now).length > 0
      )
        unproved.add(id)
    }
    return unproved
  }
}
