import type { Body } from '#shared/model/entries.ts'
import type { GuardId } from '#shared/model/guards.ts'
import type { Instant } from '#shared/model/ids.ts'
import type { RecordOf } from './record.ts'

/** One entry stands for the repairs of so long. */
const sumsForMs = 10_000

type Sum = Body<'guard.restored-often'>

/**
 * The repairs of guards that stand on their ladder, summed: two programs that undo each other for an hour are to be
 * read in the ledger, not to fill it.
 */
export class RepairSums {
  readonly #sums = new Map<GuardId, Sum>()

  add({ guard, facts, seenAt, provedAt, ms, attempts, how, cites }: Body<'guard.restored'>): void {
    const sum = this.#sums.get(guard)
    if (sum === undefined) {
      const first = {
        guard,
        from: seenAt,
        to: provedAt,
        times: 1,
        longestMs: ms,
        attempts,
        facts,
        how,
        cites,
      }
      this.#sums.set(guard, first)
      return
    }
    const known = new Set(sum.facts.map(({ fact, where }) => `${fact}\n${where}`))
    this.#sums.set(guard, {
      ...sum,
      to: provedAt,
      times: sum.times + 1,
      longestMs: Math.max(sum.longestMs, ms),
      attempts: sum.attempts + attempts,
      facts: [...sum.facts, ...facts.filter(({ fact, where }) => !known.has(`${fact}\n${where}`))],
      how,
    })
  }

  /** Takes out what is due to be written; everything, where no time is given. */
  take(now: Instant = Number.POSITIVE_INFINITY): readonly RecordOf<'guard.restored-often'>[] {
    const due = [...this.#sums.values()].filter(({ from }) => now - from >= sumsForMs)
    for (const { guard } of due) this.#sums.delete(guard)
    return due.map((body) => ({ kind: 'guard.restored-often', body }))
  }
}
