import type { Body } from '#shared/model/entries.ts'
import type { KeptComment } from '#shared/model/kept-comments.ts'
import type { AnyEntry } from '../../ledger/schema.ts'

const held = 5_000
/** As many as a page holds of a kind: what else it shows it reads anew. */
const toldAgain = 2_000

/** The newest comments of the record in memory, so that whoever follows along is not read to from a disk. */
export class RecentComments {
  #comments: KeptComment[] = []
  #size: number

  /** @param size how many comments the record has so far */
  constructor(size: number) {
    this.#size = size
  }

  /** One above the newest comment's seq. */
  get size(): number {
    return this.#size
  }

  add(comments: readonly KeptComment[]): void {
    this.#comments.push(...comments)
    // Not at every batch: what is thrown away is moved as a whole.
    if (this.#comments.length > held * 2) this.#comments = this.#comments.slice(-held)
    this.#size = (comments.at(-1)?.seq ?? this.#size - 1) + 1
  }

  /** The newest comments that an act on the platform's page fell on without naming one of them; none for other entries. */
  concerned({ kind, body, at }: AnyEntry): readonly KeptComment[] {
    if (kind !== 'moderation.external' || body === null) return []
    const { what, source, user } = body as Body<'moderation.external'>
    if (what === 'deletion') return []
    return this.#comments
      .filter((one) => one.source === source && one.receivedAt <= at)
      .filter((one) => what === 'all-cleared' || (user !== '' && one.user === user))
      .slice(-toldAgain)
  }

  /** Comments with seqs in `[from, to)` where all of them are at hand; null where they have to be read. */
  between(from: number, to: number): readonly KeptComment[] | null {
    const first = this.#comments[0]?.seq
    if (from >= to) return []
    if (first === undefined || from < first) return null
    return this.#comments.slice(from - first, to - first)
  }
}
