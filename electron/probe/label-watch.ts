import type { Instant } from '#shared/model/ids.ts'
import type { LabelVerdict } from '#shared/model/sight.ts'

export type Believed = { readonly verdict: LabelVerdict; readonly since: Instant }

/**
 * What is believed after several looks at the same label in the same scene: one look that finds it is enough, two that
 * do not must follow each other. A look that could not tell counts for neither.
 */
export class LabelWatch {
  #of = ''
  #missed = 0
  #believed: Believed | null = null

  /** @param of what was looked for, and where; with another one everything begins anew */
  see(of: string, verdict: LabelVerdict, now: Instant): Believed {
    if (of !== this.#of) {
      this.#of = of
      this.#missed = 0
      this.#believed = null
    }
    if (verdict === 'seen') this.#missed = 0
    if (verdict === 'not-seen') this.#missed += 1
    const next = verdict === 'not-seen' && this.#missed < 2 ? 'cannot-tell' : verdict
    if (this.#believed?.verdict !== next) this.#believed = { verdict: next, since: now }
    return this.#believed
  }
}
