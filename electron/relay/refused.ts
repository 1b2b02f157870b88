import type { RefusedCounts } from '#electron/comments/sources/douyin/wire.ts'

const nothingRefused: RefusedCounts = {
  wrongSignature: 0,
  replayed: 0,
  tooLarge: 0,
  malformed: 0,
  notKept: 0,
}

/** What was refused since this relay started; each reader is told what is new to it. */
export class Refused {
  #counts: RefusedCounts = nothingRefused

  get counts(): RefusedCounts {
    return this.#counts
  }

  add(what: keyof RefusedCounts): void {
    this.#counts = { ...this.#counts, [what]: this.#counts[what] + 1 }
  }

  /** Null where nothing is new. */
  since(told: RefusedCounts): RefusedCounts | null {
    const now = this.#counts
    const news: RefusedCounts = {
      wrongSignature: now.wrongSignature - told.wrongSignature,
      replayed: now.replayed - told.replayed,
      tooLarge: now.tooLarge - told.tooLarge,
      malformed: now.malformed - told.malformed,
      notKept: now.notKept - told.notKept,
    }
    return Object.values(news).some((count) => count > 0) ? news : null
  }
}
