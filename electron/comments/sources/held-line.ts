import type { Words } from '#shared/model/words.ts'
import { type BackOffRule, backOffMs } from './back-off.ts'
import type { Inlet } from './inlet.ts'
import type { SourceSurroundings } from './source.ts'

/** Why an attempt is over. `refused`: only a person can mend it. `afterMs`: the platform named the wait. */
export type Down =
  | { readonly how: 'lost'; readonly why: string; readonly afterMs?: number }
  | { readonly how: 'refused'; readonly said: Words; readonly remedy: Words }

export type LineEvents = {
  /** The platform accepted: from now on it would hand over what is written. */
  readonly up: () => void
  /** Something was heard, a heartbeat's answer too: up to now nothing was missed. */
  readonly alive: () => void
  readonly down: (down: Down) => void
}

/** Makes one attempt, which tells `down` when it is over; `end` lets go of everything and tells nothing any more. */
export type Dial = (events: LineEvents) => { readonly end: () => void }

export type HeldLineOptions = {
  readonly dial: Dial
  readonly inlet: Inlet
  readonly surroundings: SourceSurroundings
  readonly backOff: BackOffRule
  /** True where the other side kept what was not acknowledged, so that being away is missing nothing. */
  readonly resumes: boolean
}

/** A connection that is made again until it is closed, and says when it was there, when not, and what that may have cost. */
export class HeldLine {
  readonly #options: HeldLineOptions
  #attempt: { readonly end: () => void } = { end: () => undefined }
  #generation = 0
  #closed = false
  #failures = 0
  #upAt: number | null = null
  /** Since when something may be missed; null while nothing is. */
  #awaySince: number | null = null
  #refusal = ''
  #callOff: () => void = () => undefined

  constructor(options: HeldLineOptions) {
    this.#options = options
    this.#dial()
  }

  close(): void {
    this.#closed = true
    this.#callOff()
    this.#attempt.end()
  }

  #dial(): void {
    const generation = ++this.#generation
    const current = () => !this.#closed && generation === this.#generation
    let aliveAt = this.#now()
    let over = false
    const attempt = this.#options.dial({
      up: () => {
        if (current() && !over) this.#up()
      },
      alive: () => {
        aliveAt = this.#now()
      },
      down: (down) => {
        if (!current() || over) return
        over = true
        this.#attempt.end()
        this.#down(down, aliveAt)
      },
    })
    this.#attempt = attempt
    // It may have failed before it returned; or somebody closed meanwhile.
    if (over || this.#closed) attempt.end()
  }

  #up(): void {
    const { inlet, resumes } = this.#options
    this.#upAt = this.#now()
    this.#refusal = ''
    inlet.say({ fact: 'connected' })
    if (this.#awaySince !== null && !resumes) {
      inlet.say({ fact: 'missed', from: this.#awaySince, to: this.#upAt, certain: false, count: null })
    }
    this.#awaySince = null
    inlet.listening(true)
  }

  #down(down: Down, aliveAt: number): void {
    const { inlet, backOff, surroundings } = this.#options
    const lasted = this.#upAt !== null && this.#now() - this.#upAt >= backOff.lastsMs
    this.#failures = lasted ? 1 : this.#failures + 1
    inlet.listening(false)
    // Said once for each time away: the attempts that fail after it are no news.
    if (this.#upAt !== null || (this.#awaySince === null && down.how === 'lost')) {
      inlet.say({ fact: 'lost', why: down.how === 'lost' ? down.why : 'refused' })
    }
    this.#awaySince ??= aliveAt
    this.#upAt = null
    if (down.how === 'refused' && down.said.en !== this.#refusal) {
      this.#refusal = down.said.en
      inlet.say({ fact: 'refused', said: down.said, remedy: down.remedy })
    }
    const usual = backOffMs(backOff, this.#failures, surroundings.random())
    const waitMs = down.how === 'refused' ? Math.max(backOff.patientMs, usual) : (down.afterMs ?? usual)
    this.#callOff = surroundings.clock.after(waitMs, () => this.#dial())
  }

  #now(): number {
    return this.#options.surroundings.clock.now()
  }
}
