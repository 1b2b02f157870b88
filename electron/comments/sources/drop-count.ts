import type { DropReason } from '#shared/model/comments.ts'
import type { SourceClock } from './source.ts'

export type Dropped = {
  readonly why: DropReason
  readonly count: number
  readonly from: number
  readonly to: number
}

/** A flood that goes on is said again after twice the time, up to here. */
const longestPauseMs = 60_000

/** Counts what was dropped, so that a flood of thousands becomes one fact, and no drop goes uncounted. */
export class DropCount {
  readonly #clock: SourceClock
  readonly #firstPauseMs: number
  readonly #say: (dropped: Dropped) => void
  readonly #counts = new Map<DropReason, { count: number; readonly from: number; to: number }>()
  #pauseMs: number
  #callOff: (() => void) | null = null

  /** @param firstPauseMs how long the first drops are counted before they are said */
  constructor(clock: SourceClock, firstPauseMs: number, say: (dropped: Dropped) => void) {
    this.#clock = clock
    this.#firstPauseMs = firstPauseMs
    this.#say = say
    this.#pauseMs = firstPauseMs
  }

  add(why: DropReason, count: number): void {
    const now = this.#clock.now()
    const before = this.#counts.get(why)
    if (before === undefined) this.#counts.set(why, { count, from: now, to: now })
    else {
      before.count += count
      before.to = now
    }
    if (this.#callOff === null) this.#wait(this.#firstPauseMs)
  }

  /** Says what is still counted; later drops are said as if they were the first. */
  end(): void {
    this.#callOff?.()
    this.#callOff = null
    this.#sayAll()
  }

  #wait(pauseMs: number): void {
    this.#pauseMs = pauseMs
    this.#callOff = this.#clock.after(pauseMs, () => {
      this.#callOff = null
      const quiet = this.#counts.size === 0
      this.#sayAll()
      if (!quiet) this.#wait(Math.min(longestPauseMs, this.#pauseMs * 2))
    })
  }

  #sayAll(): void {
    const counts = [...this.#counts]
    this.#counts.clear()
    for (const [why, counted] of counts) this.#say({ why, ...counted })
  }
}
