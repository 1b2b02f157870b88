import type { Body } from '#shared/model/entries.ts'
import type { GuardId } from '#shared/model/guards.ts'
import { Rung } from '#shared/model/ladder.ts'
import type { Ladder } from '#shared/model/pack.ts'
import { citationsOf } from '#shared/rules/citing.ts'
import { ladderOf, reached } from '#shared/rules/ladder.ts'
import { type Around, holdOn, isMadeSafe, type Standing } from './ladder-standing.ts'
import type { LadderRecord } from './record.ts'

type Ascent = { readonly standing: Standing; readonly records: readonly LadderRecord[] }
type Why = Body<'guard.rung'>['why']
type NotWhy = Body<'guard.not-climbed'>['why']

/** Climbs every rung that is due, in order, until one is not due, is held, or would change nothing. */
export function ascend(guard: GuardId, before: Standing, around: Around): Ascent {
  const { sight, rules } = around
  const isSeen = sight.violated.has(guard) || sight.repaired.includes(guard)
  if (!isSeen) return { standing: before, records: [] }
  const { deadlines } = ladderOf(guard, rules)
  const held = holdOn(guard, sight)
  let standing = before
  const records: LadderRecord[] = []
  const decline = (rungs: readonly Rung[], why: NotWhy) => {
    const declined = declineOnce(guard, standing, rungs, why, around)
    standing = declined.standing
    records.push(...declined.records)
  }
  for (const next of Rung.options) {
    if (reached(before.rung, next) || deadlines[next] === null) continue
    const why = dueBecause(guard, next, { before, standing }, around)
    if (why === null) break
    if (held !== null && reached(next, held.rung)) {
      decline([next], 'held')
      break
    }
    if (next !== 'prompt' && isMadeSafe(standing, sight)) {
      decline([next], 'safe-already')
      break
    }
    if (next === 'pull' && !sight.pullable.has(guard)) {
      decline([next], 'nothing-to-pull')
      continue
    }
    records.push({ kind: 'guard.rung', body: climbedBody(guard, next, why, standing, around) })
    standing = {
      ...standing,
      rung: next,
      climbedAt: sight.now,
      repairs: [],
      pulled: next === 'pull' ? (sight.pullable.get(guard) ?? []) : standing.pulled,
    }
    const passedOver = inapplicableAbove(guard, next, rules)
    if (passedOver.length > 0) decline(passedOver, 'not-in-pack')
  }
  return { standing, records }
}

type Climbing = { readonly before: Standing; readonly standing: Standing }

/** Why the rung is to be climbed now; null where it is not. */
function dueBecause(guard: GuardId, next: Rung, climbing: Climbing, around: Around): Why | null {
  const { before, standing } = climbing
  const { sight, rules } = around
  const { deadlines } = ladderOf(guard, rules)
  const lastsMs = sight.violated.has(guard) ? sight.now - before.since : -1
  if (lastsMs >= (deadlines[next] ?? Number.POSITIVE_INFINITY) && hadItsTime(guard, next, standing, around))
    return 'deadline'
  const { fight } = rules
  const isFight = before.repairs.length >= fight.repairs && sight.now - before.climbedAt >= fight.pauseMs
  const isRelapse = before.relapse !== null && reached(before.relapse.rung, next)
  if (isRelapse && (isFight || lastsMs >= (deadlines.prompt ?? 0))) return 'relapse'
  // A fight climbs one rung at a time.
  return isFight && standing.rung === before.rung ? 'fight' : null
}

/** A rung that is climbed late (a hold ended) has as long to work before the next as it has in the pack. */
function hadItsTime(
  guard: GuardId,
  next: Rung,
  { rung, climbedAt }: Standing,
  { sight, rules }: Around,
): boolean {
  if (rung === null) return true
  const { deadlines } = ladderOf(guard, rules)
  return sight.now - climbedAt >= (deadlines[next] ?? 0) - (deadlines[rung] ?? 0)
}

/** Rungs right above one that the pack does not have for this guard. */
function inapplicableAbove(guard: GuardId, rung: Rung, rules: Ladder): readonly Rung[] {
  const { deadlines } = ladderOf(guard, rules)
  const above = Rung.options.slice(Rung.options.indexOf(rung) + 1)
  const end = above.findIndex((each) => deadlines[each] !== null)
  return end === -1 ? above : above.slice(0, end)
}

function climbedBody(
  guard: GuardId,
  rung: Rung,
  why: Why,
  { rung: from, since, facts, repairs }: Standing,
  { sight, rules }: Around,
): Body<'guard.rung'> {
  const cites = citationsOf(ladderOf(guard, rules).cites)
  const afterMs = Math.round(sight.now - since)
  return {
    guard,
    rung,
    from,
    why,
    facts: [...facts],
    since: Math.floor(since),
    afterMs,
    repairs: repairs.length,
    cites,
  }
}

/** A non-action goes into the ledger once for each reason, not with every look. */
function declineOnce(
  guard: GuardId,
  standing: Standing,
  rungs: readonly Rung[],
  why: NotWhy,
  { sight }: Around,
): Ascent {
  const hold = why === 'held' ? holdOn(guard, sight) : null
  const key = [why, hold?.hold ?? '', ...rungs].join(' ')
  if (standing.told.includes(key)) return { standing, records: [] }
  const body = {
    guard,
    rungs: [...rungs],
    why,
    hold: hold?.hold ?? null,
    until: hold?.until ?? null,
    facts: [...standing.facts],
    since: Math.floor(standing.since),
  }
  return {
    standing: { ...standing, told: [...standing.told, key] },
    records: [{ kind: 'guard.not-climbed', body }],
  }
}
