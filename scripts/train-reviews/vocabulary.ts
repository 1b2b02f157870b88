/**
 * The features that a model learns: those met in several comments. One that a single comment has tells nothing about
 * any other. Each known feature has a number; short runs of tokens come before long ones.
 */

export type Vocabulary = {
  /** Full hashes in the order of their unsigned value; a feature's number is its place. */
  readonly hashes: Uint32Array
  /** The number of the first long run: their hashes have the highest bit set. */
  readonly firstLong: number
  readonly know: (hashes: Int32Array) => Known
}

/** What is known of a comment: the numbers of its known features, and what each is worth among all it has. */
export type Known = { readonly features: Int32Array; readonly share: number }

const longBit = 0x80000000

/** Counts the comments in which each feature stands, and keeps those that stand in `least` or more. */
export function vocabularyOf(comments: Iterable<Int32Array>, least: number): Vocabulary {
  const counts = new Table(24)
  for (const hashes of comments) for (const hash of new Set(hashes)) counts.set(hash, counts.get(hash) + 1)
  const hashes = counts.keys((count) => count >= least)
  const numbers = new Table(Math.ceil(Math.log2(hashes.length * 2 + 2)))
  for (const [number, hash] of hashes.entries()) numbers.set(hash | 0, number + 1)
  const firstLong = hashes.findIndex((hash) => hash >= longBit)
  return {
    hashes,
    firstLong: firstLong < 0 ? hashes.length : firstLong,
    know: (some) => {
      const features = new Int32Array(some.length)
      let count = 0
      for (const hash of some) {
        const number = numbers.get(hash)
        if (number > 0) features[count++] = number - 1
      }
      return { features: features.slice(0, count), share: some.length === 0 ? 0 : 1 / Math.sqrt(some.length) }
    },
  }
}

/** A table from whole numbers but 0 to numbers; a Map of millions would not fit. 0 is taken for 1. */
class Table {
  private readonly shift: number
  private readonly mask: number
  private readonly at: Int32Array
  private readonly values: Int32Array

  constructor(bits: number) {
    this.shift = 32 - bits
    this.mask = (1 << bits) - 1
    this.at = new Int32Array(1 << bits)
    this.values = new Int32Array(1 << bits)
  }

  get(key: number): number {
    return this.values[this.placeOf(key || 1)] ?? 0
  }

  set(key: number, value: number): void {
    const place = this.placeOf(key || 1)
    this.at[place] = key || 1
    this.values[place] = value
  }

  /** Keys whose values are wanted, as unsigned numbers in rising order. */
  keys(wanted: (value: number) => boolean): Uint32Array {
    const kept: number[] = []
    for (const [place, key] of this.at.entries()) {
      if (key !== 0 && wanted(this.values[place] ?? 0)) kept.push(key >>> 0)
    }
    return Uint32Array.from(kept).sort()
  }

  private placeOf(key: number): number {
    let place = Math.imul(key, 0x9e3779b1) >>> this.shift
    while (this.at[place] !== 0 && this.at[place] !== key) place = (place + 1) & this.mask
    return place
  }
}
