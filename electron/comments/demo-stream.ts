import type { CommentView } from '#shared/model/views.ts'

export type DemoLine = { readonly afterMs: number; readonly name: string; readonly text: string }

/** How many comments are held; older ones are gone, as the demo keeps no record. */
const held = 5_000

/** A made-up stream of comments that plays in a circle: something to read while there is no platform. */
export class DemoStream {
  readonly #lines: readonly DemoLine[]
  readonly #now: () => number
  readonly #startedAt: number
  readonly #lengthMs: number

  constructor(lines: readonly DemoLine[], now: () => number) {
    this.#lines = lines
    this.#now = now
    this.#startedAt = now()
    this.#lengthMs = (lines.at(-1)?.afterMs ?? 0) + 1_000
  }

  /** How many comments have come so far. */
  size(): number {
    if (this.#lines.length === 0) return 0
    const elapsed = this.#now() - this.#startedAt
    const rounds = Math.floor(elapsed / this.#lengthMs)
    const within = elapsed - rounds * this.#lengthMs
    return rounds * this.#lines.length + this.#lines.filter(({ afterMs }) => afterMs <= within).length
  }

  read(from: number, limit: number): CommentView[] {
    const size = this.size()
    const first = Math.max(from, size - held)
    const last = Math.min(size, from + limit)
    return Array.from({ length: Math.max(0, last - first) }, (_, index) => this.#comment(first + index))
  }

  #comment(seq: number): CommentView {
    const count = this.#lines.length
    const line = this.#lines[seq % count]
    if (line === undefined) throw new RangeError(`no comment ${seq}`)
    const at = this.#startedAt + Math.floor(seq / count) * this.#lengthMs + line.afterMs
    return { seq, at, name: line.name, text: line.text, source: 'demo' }
  }
}
