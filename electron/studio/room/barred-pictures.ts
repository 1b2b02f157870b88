import type { Sha256 } from '#shared/model/ids.ts'
import type { GoodsPictures } from '#shared/model/intent.ts'
import { readHash } from './file-hashes.ts'

/** A card, as far as its goods' picture goes. */
export type GoodsCard = {
  /** As the card names it; null where it has none. */
  readonly picture: string | null
  readonly mayAir: boolean
}

/** Knows the pictures of goods whose cards may not be aired. One that an airable card has too is nobody's secret. */
export class BarredPictures {
  readonly #picturePath: (picture: string) => string
  /** The last answer, and the cards that it was for: files are not read again with every entry of the ledger. */
  #last: { readonly cards: string; readonly barred: Promise<GoodsPictures['barred']> } | null = null

  constructor(picturePath: (picture: string) => string) {
    this.#picturePath = picturePath
  }

  of(cards: readonly GoodsCard[]): Promise<GoodsPictures['barred']> {
    const key = JSON.stringify(cards)
    if (this.#last?.cards !== key) this.#last = { cards: key, barred: this.#find(cards) }
    return this.#last.barred
  }

  async #find(cards: readonly GoodsCard[]): Promise<GoodsPictures['barred']> {
    const open = new Set(this.#pathsOf(cards.filter(({ mayAir }) => mayAir)))
    const closed = new Set(this.#pathsOf(cards.filter(({ mayAir }) => !mayAir)))
    const hashes = new Map<string, Sha256 | null>()
    for (const file of [...open, ...closed]) hashes.set(file, (await readHash(file, undefined)).sha256)
    const free = new Set([...open].map((file) => hashes.get(file) ?? null))
    return [...closed]
      .filter((file) => !open.has(file))
      .map((file) => ({ file, sha256: hashes.get(file) ?? null }))
      .filter(({ sha256 }) => sha256 === null || !free.has(sha256))
  }

  #pathsOf(cards: readonly GoodsCard[]): readonly string[] {
    return cards.flatMap(({ picture }) => (picture === null ? [] : [this.#picturePath(picture)]))
  }
}
