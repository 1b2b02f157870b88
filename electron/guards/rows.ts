import type { GuardId, GuardRow, SeenFact } from '#shared/model/guards.ts'
import type { Instant } from '#shared/model/ids.ts'
import type { Intent } from '#shared/model/intent.ts'
import type { Guard, Violation } from './guard.ts'

type Tally = {
  readonly repaired: number
  readonly lastRepairMs: number | null
  readonly lastAt: Instant | null
}
const fresh: Tally = { repaired: 0, lastRepairMs: null, lastAt: null }

/** The guards as the console shows them: one row each. */
export class GuardRows {
  readonly #guards: readonly Guard[]
  readonly #tallies = new Map<GuardId, Tally>()
  #last = ''
  confirmed: number | null = null

  constructor(guards: readonly Guard[]) {
    this.#guards = guards
  }

  /** A repair that was proved; counted from the start of this studio. */
  restored(guard: GuardId, ms: number, now: Instant): void {
    const { repaired } = this.#tallies.get(guard) ?? fresh
    this.#tallies.set(guard, { repaired: repaired + 1, lastRepairMs: ms, lastAt: Math.floor(now) })
  }

  update(
    violations: readonly Violation[],
    intent: Intent | null,
    words: (violations: readonly Violation[]) => SeenFact[],
  ): { readonly rows: readonly GuardRow[]; readonly changed: boolean } {
    const rows = this.#guards.map((guard): GuardRow => {
      const mine = violations.filter((violation) => violation.guard === guard.id)
      const tally = this.#tallies.get(guard.id) ?? fresh
      return { guard: guard.id, state: stateOf(guard, mine, intent), ...tally, seen: words(mine) }
    })
    const text = JSON.stringify(rows)
    const changed = text !== this.#last
    this.#last = text
    return { rows, changed }
  }
}

function stateOf(guard: Guard, violations: readonly Violation[], intent: Intent | null): GuardRow['state'] {
  if (intent === null || !guard.isWanted(intent)) return 'off'
  if (violations.some(({ fact }) => fact !== 'unknown')) return 'violated'
  return violations.length > 0 ? 'unproved' : 'in-force'
}
