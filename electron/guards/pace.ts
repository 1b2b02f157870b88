import type { Instant } from '#shared/model/ids.ts'

/** So many repairs a second are made without a pause: more than a person causes, fewer than a program can. */
const freePerSecond = 20
/** Beyond that one repair waits so long for the next: two programs that fight cost OBS a bounded number of requests. */
const spacedMs = 50
/** With the safe scene on air nobody sees what is being fought over. */
const unseenSpacedMs = 500

/** Keeps two programs that undo each other from flooding OBS; a lone repair is never delayed. */
export class Pace {
  #repairs: readonly Instant[] = []

  /** Milliseconds to wait before the repair that is about to begin. */
  waitMs(now: Instant, isSeen: boolean): number {
    const recent = this.#repairs.filter((at) => now - at < 1_000)
    const last = recent.at(-1)
    const isFight = recent.length >= (isSeen ? freePerSecond : 2)
    const waitMs =
      isFight && last !== undefined ? Math.max(0, last + (isSeen ? spacedMs : unseenSpacedMs) - now) : 0
    this.#repairs = [...recent, now + waitMs]
    return waitMs
  }
}
