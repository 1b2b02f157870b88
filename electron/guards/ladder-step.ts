import type { GuardId } from '#shared/model/guards.ts'
import type { Instant } from '#shared/model/ids.ts'
import { Rung } from '#shared/model/ladder.ts'
import type { Ladder } from '#shared/model/pack.ts'
import { ladderOf, reached } from '#shared/rules/ladder.ts'
import { ascend } from './ladder-ascent.ts'
import { type Around, holdOn, type Left, nextRung, type Standing } from './ladder-standing.ts'
import type { LadderRecord } from './record.ts'

export type Step = {
  readonly standing: Standing | null
  readonly left: Left | null
  readonly records: readonly LadderRecord[]
}

/** One guard's part of a look. */
export function step(guard: GuardId, before: Standing, around: Around): Step {
  if (!around.sight.isReachable) return blind(guard, before, around)
  const seen = observe(guard, before, around)
  const lowered = lowerToHold(guard, seen, around)
  const climbed = ascend(guard, lowered.standing, around)
  const down = comeDown(guard, climbed.standing, around)
  return { ...down, records: [...lowered.records, ...climbed.records, ...down.records] }
}

/** Where nothing can be seen nothing is judged: the clocks stand still. */
function blind(guard: GuardId, before: Standing, { passed, sight, rules }: Around): Step {
  const standing: Standing = {
    ...before,
    since: before.since + passed,
    seenAt: before.seenAt + passed,
    climbedAt: before.climbedAt + passed,
    calmSince: before.calmSince === null ? null : before.calmSince + passed,
  }
  const next = nextRung(guard, before, rules)
  const isOpen = sight.now - standing.seenAt <= rules.continuesWithinMs
  if (next === null || !isOpen || before.told.includes('unreachable'))
    return { standing, left: null, records: [] }
  const { facts, since } = standing
  const body = { guard, rungs: [next], hold: null, until: null, facts: [...facts], since: Math.floor(since) }
  return {
    standing: { ...standing, told: [...standing.told, 'unreachable'] },
    left: null,
    records: [{ kind: 'guard.not-climbed', body: { ...body, why: 'unreachable' } }],
  }
}

function observe(guard: GuardId, before: Standing, { sight, rules }: Around): Standing {
  const { now } = sight
  const facts = sight.violated.get(guard)
  const count = sight.repaired.filter((repaired) => repaired === guard).length
  const repairs = [...before.repairs, ...Array<Instant>(count).fill(now)].filter(
    (at) => now - at <= rules.fight.withinMs,
  )
  const told = before.told.filter((what) => what !== 'unreachable')
  const pulled = reached(before.rung, 'pull')
    ? [...new Set([...before.pulled, ...(sight.pullable.get(guard) ?? [])])]
    : []
  const common = { ...before, repairs, told, pulled }
  if (facts === undefined) {
    const isProved = !sight.unproved.has(guard)
    return { ...common, calmSince: isProved ? (before.calmSince ?? now) : null }
  }
  const goesOn = now - before.seenAt <= rules.continuesWithinMs
  // What begins anew on a rung goes on from that rung's deadline.
  const since = goesOn ? before.since : now - startOf(guard, before, rules)
  return { ...common, since, seenAt: now, facts, calmSince: null, told: goesOn ? told : [] }
}

function startOf(guard: GuardId, { rung }: Standing, rules: Ladder): number {
  return rung === null ? 0 : (ladderOf(guard, rules).deadlines[rung] ?? 0)
}

function lowerToHold(
  guard: GuardId,
  standing: Standing,
  { sight, rules }: Around,
): { readonly standing: Standing; readonly records: readonly LadderRecord[] } {
  const hold = holdOn(guard, sight)
  const { rung: from, since } = standing
  if (hold === null || from === null || !reached(from, hold.rung)) return { standing, records: [] }
  const { deadlines } = ladderOf(guard, rules)
  const to = Rung.options.findLast((rung) => !reached(rung, hold.rung) && deadlines[rung] !== null) ?? null
  const body = { guard, from, to, why: 'held' as const, since: Math.floor(since) }
  return {
    standing: { ...standing, rung: to, climbedAt: sight.now, repairs: [] },
    records: [{ kind: 'guard.rung-left', body }],
  }
}

function comeDown(guard: GuardId, standing: Standing, { sight, rules }: Around): Step {
  const { now } = sight
  const { rung: from, calmSince, since, relapse } = standing
  if (from === null) {
    const isOver = now - standing.seenAt > rules.continuesWithinMs && standing.repairs.length === 0
    return { standing: isOver ? null : standing, left: null, records: [] }
  }
  const relapses = relapse === null ? 0 : relapse.relapses + 1
  const neededMs = Math.min(rules.calmMs * 2 ** relapses, rules.longestCalmMs)
  if (calmSince === null || now - calmSince < neededMs) return { standing, left: null, records: [] }
  const body = { guard, from, to: null, why: 'proved' as const, since: Math.floor(since) }
  return {
    standing: null,
    left: { rung: from, at: now, relapses },
    records: [{ kind: 'guard.rung-left', body }],
  }
}
