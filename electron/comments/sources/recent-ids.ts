/** Remembers the newest ids, at least `capacity` and at most twice as many, in constant time and bounded memory. */
export class RecentIds {
  readonly #capacity: number
  #newer = new Set<string>()
  #older = new Set<string>()

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  has(id: string): boolean {
    return this.#newer.has(id) || this.#older.has(id)
  }

  add(id: string): void {
    this.#newer.add(id)
    if (this.#newer.size < this.#capacity) return
    this.#older = this.#newer
    this.#newer = new Set()
  }
}
