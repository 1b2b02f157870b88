import type { Instant } from '#shared/model/ids.ts'
import type { Intent } from '#shared/model/intent.ts'
import type { ObsState } from '#shared/model/obs.ts'
import { isOut } from '#shared/rules/session.ts'
import type { Violation } from './guard.ts'
import type { GuardRecord } from './record.ts'

/** A part that cannot be read for this long counts as not seen; shorter gaps are the rhythm of reading. */
const unreadableMs = 1_000

/** Watches for times in which the room was out and OBS could not be seen: nothing is claimed of them. */
export class Blindness {
  readonly #record: (record: GuardRecord) => void
  #since: Instant | null = null
  #cause = ''
  #recorded = false

  constructor(record: (record: GuardRecord) => void) {
    this.#record = record
  }

  /** Whether what is going on is recorded as unproved: more than a gap between two readings. */
  get isTold(): boolean {
    return this.#recorded
  }

  look(obs: ObsState, violations: readonly Violation[], intent: Intent | null, now: Instant): void {
    const out = intent !== null && isOut(intent.phase)
    const linkDown = obs.link.phase !== 'connected'
    const unread = violations.some(({ fact }) => fact === 'unknown')
    if (out && (linkDown || unread)) {
      this.#since ??= now
      const failure = obs.link.phase === 'connecting' ? obs.link.failure : null
      if (linkDown) this.#cause = `link: ${failure ?? obs.link.phase}`
      else if (!this.#recorded) this.#cause = 'unreadable'
      if (!this.#recorded && (linkDown || now - this.#since >= unreadableMs)) {
        this.#recorded = true
        this.#record({ kind: 'guard.unproved', body: { cause: this.#cause, from: Math.floor(this.#since) } })
      }
      return
    }
    if (this.#recorded && this.#since !== null) {
      const body = { cause: this.#cause, from: Math.floor(this.#since), to: Math.floor(now) }
      this.#record({ kind: 'guard.proved-again', body })
    }
    this.#since = null
    this.#recorded = false
  }
}
