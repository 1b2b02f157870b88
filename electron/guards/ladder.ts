import type { GuardId } from '#shared/model/guards.ts'
import type { Instant } from '#shared/model/ids.ts'
import type { Rung } from '#shared/model/ladder.ts'
import type { Ladder } from '#shared/model/pack.ts'
import { ladderOf, reached } from '#shared/rules/ladder.ts'
import { begin, type LadderSight, type Left, type Standing } from './ladder-standing.ts'
import { step } from './ladder-step.ts'
import type { LadderRecord } from './record.ts'

export type LadderState = {
  readonly lookedAt: Instant | null
  readonly standings: ReadonlyMap<GuardId, Standing>
  readonly left: ReadonlyMap<GuardId, Left>
}

export const ground: LadderState = { lookedAt: null, standings: new Map(), left: new Map() }

type Look = { readonly state: LadderState; readonly records: readonly LadderRecord[] }

/**
 * One look: who climbs, who comes down, and why somebody does not. Pure; looks may come as often as they like. A guard
 * climbs only in a look that sees it violated or repaired, so nothing that is gone is acted on.
 */
export function climb(state: LadderState, sight: LadderSight, rules: Ladder): Look {
  const { now } = sight
  if (!sight.isOut) return over(state)
  const standings = new Map<GuardId, Standing>()
  const left = new Map(state.left)
  const records: LadderRecord[] = []
  const passed = state.lookedAt === null ? 0 : Math.max(0, now - state.lookedAt)
  const fresh = sight.isReachable ? [...sight.violated.keys(), ...sight.repaired] : []
  for (const guard of new Set([...state.standings.keys(), ...fresh])) {
    const before = state.standings.get(guard) ?? begin(now, recent(left.get(guard), now, rules))
    const next = step(guard, before, { sight, passed, rules })
    records.push(...next.records)
    if (next.standing !== null) standings.set(guard, next.standing)
    if (next.left !== null) left.set(guard, next.left)
  }
  return { state: { lookedAt: now, standings, left }, records }
}

/** The ladder of a session that another loop was guarding before: every guard is where it was. */
export function resumed(
  rungs: readonly { readonly guard: GuardId; readonly rung: Rung }[],
  now: Instant,
  rules: Ladder,
): LadderState {
  const standings = rungs.map(({ guard, rung }): readonly [GuardId, Standing] => {
    const since = now - (ladderOf(guard, rules).deadlines[rung] ?? 0)
    return [guard, { ...begin(since, null), rung, seenAt: now, climbedAt: now }]
  })
  return { ...ground, lookedAt: now, standings: new Map(standings) }
}

/** What the ladder asks for, on top of what the room itself asks for. */
export type LadderWants = {
  readonly prompt: readonly GuardId[]
  readonly warning: readonly GuardId[]
  /** Names of sources to be kept hidden. */
  readonly pull: readonly string[]
  readonly safeScene: boolean
  readonly stopOutput: boolean
}

export const noWants: LadderWants = { prompt: [], warning: [], pull: [], safeScene: false, stopOutput: false }

export function wantsOf(state: LadderState, rules: Ladder): LadderWants {
  const standings = [...state.standings]
  const at = (rung: Rung) =>
    standings.filter(
      ([guard, { rung: now }]) => ladderOf(guard, rules).deadlines[rung] !== null && reached(now, rung),
    )
  const ids = (rung: Rung) => at(rung).map(([guard]) => guard)
  return {
    prompt: ids('prompt'),
    warning: ids('warning'),
    pull: [...new Set(at('pull').flatMap(([, { pulled }]) => pulled))],
    safeScene: at('safe-scene').length > 0,
    stopOutput: at('stop-output').length > 0,
  }
}

function over({ standings }: LadderState): Look {
  const records = [...standings].flatMap(([guard, { rung: from, since }]): readonly LadderRecord[] =>
    from === null
      ? []
      : [
          {
            kind: 'guard.rung-left',
            body: { guard, from, to: null, why: 'not-out', since: Math.floor(since) },
          },
        ],
  )
  return { state: ground, records }
}

function recent(left: Left | undefined, now: Instant, rules: Ladder): Left | null {
  return left !== undefined && now - left.at < rules.relapseMs ? left : null
}
