import type { SeenFact } from '#shared/model/guards.ts'
import type { Instant } from '#shared/model/ids.ts'
import type { Ladder } from '#shared/model/pack.ts'
import { citationsOf } from '#shared/rules/citing.ts'
import { ladderOf } from '#shared/rules/ladder.ts'
import { factWords } from './fact-words.ts'
import type { Violation } from './guard.ts'
import type { Incident } from './incidents.ts'
import type { RecordOf } from './record.ts'

/** What the ledger says of an incident that a reading has proved gone. */
export function restored(incident: Incident, now: Instant, rules: Ladder): RecordOf<'guard.restored'> {
  const { guard, seenAt, attempts, how } = incident
  return {
    kind: 'guard.restored',
    body: {
      guard,
      facts: seenFacts(incident.violations),
      seenAt: Math.floor(seenAt),
      provedAt: Math.floor(now),
      ms: Math.round((now - seenAt) * 100) / 100,
      attempts: Math.max(1, attempts),
      how: attempts === 0 ? 'restored by somebody else' : how,
      cites: citationsOf(ladderOf(guard, rules).cites),
    },
  }
}

/** What it says of one that is still there when it should long be gone. */
export function notRestored(incident: Incident, rules: Ladder): RecordOf<'guard.not-restored'> {
  const { guard, seenAt, attempts } = incident
  return {
    kind: 'guard.not-restored',
    body: {
      guard,
      facts: seenFacts(incident.violations),
      seenAt: Math.floor(seenAt),
      attempts,
      why: 'OBS did not take the repair',
      cites: citationsOf(ladderOf(guard, rules).cites),
    },
  }
}

export function seenFacts(violations: readonly Violation[]): SeenFact[] {
  return violations.map(({ guard, fact, where }) => ({ guard, fact, where, said: factWords(fact, where) }))
}
