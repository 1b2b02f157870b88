import type { GuardId } from '#shared/model/guards.ts'
import type { Instant } from '#shared/model/ids.ts'
import { keyOf, type Violation } from './guard.ts'

/** A guard's violation from first sight to the reading that proves it gone. */
export type Incident = {
  readonly guard: GuardId
  /** True where the room's own wish made the difference (a card to be aired), false where somebody else did. */
  readonly asked: boolean
  readonly seenAt: Instant
  readonly violations: readonly Violation[]
  readonly attempts: number
  /** The requests of the last attempt, as obs-websocket names them. */
  readonly how: string
}

type Open = Incident & { readonly reported: boolean }

/** The open incidents, at most one a guard and cause. */
export class Incidents {
  #open: readonly Open[] = []

  get size(): number {
    return this.#open.length
  }

  /** Everything that the open incidents were about. */
  violations(): readonly Violation[] {
    return this.#open.flatMap(({ violations }) => violations)
  }

  /** Work that a change of intent asks for. */
  ask(violations: readonly Violation[], now: Instant): void {
    this.#add(violations, true, now)
  }

  /** Whether it is work of the room's own wish that was asked for no longer ago than this. */
  isOwnWork(violation: Violation, now: Instant, withinMs: number): boolean {
    const key = keyOf(violation)
    return this.#open.some(
      ({ asked, seenAt, violations }) =>
        asked && now - seenAt <= withinMs && violations.some((mine) => keyOf(mine) === key),
    )
  }

  /** Violations that were seen; those that are being worked on already are not counted twice. */
  see(violations: readonly Violation[], now: Instant): void {
    const known = new Set(this.#open.flatMap((incident) => incident.violations.map(keyOf)))
    this.#add(
      violations.filter((violation) => !known.has(keyOf(violation))),
      false,
      now,
    )
  }

  /** An attempt is about to be made, with these requests, at all that is open. */
  attempt(requestTypes: readonly string[]): void {
    const how = [...new Set(requestTypes)].join(', ')
    this.#open = this.#open.map((incident) => ({ ...incident, attempts: incident.attempts + 1, how }))
  }

  /** Whether an attempt was made already at the incident that this belongs to. */
  wasTried(violation: Violation): boolean {
    const key = keyOf(violation)
    return this.#open.some(
      ({ attempts, violations }) => attempts > 0 && violations.some((mine) => keyOf(mine) === key),
    )
  }

  /** Takes out and returns the incidents of which nothing is left. */
  settle(left: readonly Violation[]): readonly Incident[] {
    const keys = new Set(left.map(keyOf))
    const unknown = new Set(left.filter(({ fact }) => fact === 'unknown').map(({ guard }) => guard))
    const settled = this.#open.filter(
      ({ guard, violations }) =>
        !unknown.has(guard) && !violations.some((violation) => keys.has(keyOf(violation))),
    )
    this.#open = this.#open.filter((incident) => !settled.includes(incident))
    return settled
  }

  /** Incidents older than the deadline, each returned once. */
  overdue(now: Instant, deadlineMs: number): readonly Incident[] {
    const late = this.#open.filter(({ reported, seenAt }) => !reported && now - seenAt > deadlineMs)
    this.#open = this.#open.map((incident) =>
      late.includes(incident) ? { ...incident, reported: true } : incident,
    )
    return late
  }

  #add(violations: readonly Violation[], asked: boolean, now: Instant): void {
    for (const guard of new Set(violations.map((violation) => violation.guard))) {
      const mine = violations.filter((violation) => violation.guard === guard)
      const open = this.#open.find((incident) => incident.guard === guard && incident.asked === asked)
      if (open === undefined) {
        const incident = {
          guard,
          asked,
          seenAt: now,
          violations: mine,
          attempts: 0,
          how: '',
          reported: false,
        }
        this.#open = [...this.#open, incident]
        continue
      }
      const grown = { ...open, violations: [...open.violations, ...mine] }
      this.#open = this.#open.map((incident) => (incident === open ? grown : incident))
    }
  }
}
