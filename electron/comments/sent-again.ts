import type { Coverage, PlatformName } from '#shared/model/comments.ts'

/** What is sent again and again, as by a file that is played from its beginning, is said at once and then so often. */
const sayAgainAfterMs = 60_000

type Counted = { readonly platform: PlatformName; count: number; from: number; saidAt: number }

/** Counts by source what was kept before. It is no loss, so that counting on for a minute hides nothing. */
export class SentAgain {
  readonly #now: () => number
  readonly #note: (coverage: Coverage) => void
  readonly #counts = new Map<string, Counted>()

  constructor(now: () => number, note: (coverage: Coverage) => void) {
    this.#now = now
    this.#note = note
  }

  add(source: string, platform: PlatformName): void {
    const now = Math.floor(this.#now())
    const counted = this.#counts.get(source) ?? {
      platform,
      count: 0,
      from: now,
      saidAt: Number.NEGATIVE_INFINITY,
    }
    if (counted.count === 0) counted.from = now
    counted.count += 1
    this.#counts.set(source, counted)
  }

  /** Says what is due. */
  say(): void {
    this.#sayWhere(({ saidAt }) => this.#now() - saidAt >= sayAgainAfterMs)
  }

  /** Says what is left. */
  end(): void {
    this.#sayWhere(() => true)
  }

  #sayWhere(isDue: (counted: Counted) => boolean): void {
    const at = Math.floor(this.#now())
    for (const [source, counted] of this.#counts) {
      const { platform, count, from } = counted
      if (count === 0 || !isDue(counted)) continue
      this.#note({ fact: 'dropped', why: 'repeated', platform, source, at, count, from, to: at })
      counted.count = 0
      counted.saidAt = at
    }
  }
}
