import type { DropReason } from '#shared/model/comments.ts'

export type Dropped = {
  readonly why: DropReason
  readonly count: number
  readonly from: number
  readonly to: number
}

/** Counts what was dropped, so that a flood of thousands becomes one fact and no drop goes uncounted. */
export class DropCount {
  readonly #counts = new Map<DropReason, { count: number; readonly from: number; to: number }>()

  get empty(): boolean {
    return this.#counts.size === 0
  }

  add(why: DropReason, count: number, now: number): void {
    const before = this.#counts.get(why)
    if (before === undefined) this.#counts.set(why, { count, from: now, to: now })
    else {
      before.count += count
      before.to = now
    }
  }

  /** Everything counted since the last time. */
  taken(): readonly Dropped[] {
    const dropped = [...this.#counts].map(([why, counted]) => ({ why, ...counted }))
    this.#counts.clear()
    return dropped
  }
}
