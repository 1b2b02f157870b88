import type { Body } from '#shared/model/entries.ts'
import type { GuardId, GuardRow, SeenFact } from '#shared/model/guards.ts'
import type { Intent } from '#shared/model/intent.ts'
import { Rung } from '#shared/model/ladder.ts'
import type { Ladder } from '#shared/model/pack.ts'
import { citationsOf } from '#shared/rules/citing.ts'
import { ladderOf } from '#shared/rules/ladder.ts'
import type { Guard, Violation } from './guard.ts'
import type { LadderPlace } from './room-ladder.ts'

type Tally = Pick<GuardRow, 'repaired' | 'lastRepairMs' | 'lastAt' | 'last'>
const fresh: Tally = { repaired: 0, lastRepairMs: null, lastAt: null, last: null }

/** What a row says of one guard beyond its own state. */
export type RowWords = {
  readonly facts: (violations: readonly Violation[]) => SeenFact[]
  readonly placeOf: (guard: GuardId) => LadderPlace
}

/** The guards as the console shows them: one row each. */
export class GuardRows {
  readonly #guards: readonly { readonly guard: Guard; readonly ladder: Pick<GuardRow, 'rungs' | 'cites'> }[]
  readonly #tallies = new Map<GuardId, Tally>()

  constructor(guards: readonly Guard[], rules: Ladder) {
    this.#guards = guards.map((guard) => {
      const { deadlines, cites } = ladderOf(guard.id, rules)
      const rungs = Rung.options.filter((rung) => deadlines[rung] !== null)
      return { guard, ladder: { rungs, cites: citationsOf(cites) } }
    })
  }

  /** A repair that was proved; counted from the start of this studio. */
  restored({ guard, ms, provedAt, facts, how, attempts }: Body<'guard.restored'>): void {
    const { repaired } = this.#tallies.get(guard) ?? fresh
    const last = { seen: facts, how, attempts }
    this.#tallies.set(guard, { repaired: repaired + 1, lastRepairMs: ms, lastAt: provedAt, last })
  }

  update(violations: readonly Violation[], intent: Intent | null, words: RowWords): readonly GuardRow[] {
    return this.#guards.map(({ guard, ladder }): GuardRow => {
      const mine = violations.filter((violation) => violation.guard === guard.id)
      const tally = this.#tallies.get(guard.id) ?? fresh
      return {
        guard: guard.id,
        state: stateOf(guard, mine, intent),
        ...tally,
        seen: words.facts(mine),
        ...words.placeOf(guard.id),
        ...ladder,
      }
    })
  }
}

function stateOf(guard: Guard, violations: readonly Violation[], intent: Intent | null): GuardRow['state'] {
  if (intent === null || !guard.isWanted(intent)) return 'off'
  if (violations.some(({ fact }) => fact !== 'unknown')) return 'violated'
  return violations.length > 0 ? 'unproved' : 'in-force'
}
