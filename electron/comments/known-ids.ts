const remembered = 65_536

/** Which comments of the record carry which platform ids, for the newest of them: a deletion names its comment so. */
export class KnownIds {
  readonly #seqs = new Map<string, number>()

  seqOf(platform: string, id: string): number | undefined {
    return this.#seqs.get(`${platform}\n${id}`)
  }

  add(platform: string, id: string, seq: number): void {
    if (this.#seqs.size >= remembered) {
      const oldest = this.#seqs.keys().next()
      if (!oldest.done) this.#seqs.delete(oldest.value)
    }
    this.#seqs.set(`${platform}\n${id}`, seq)
  }
}
