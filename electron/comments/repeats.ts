/** Within so long, the same words by the same user are a repetition. */
const withinMs = 5 * 60_000
const remembered = 20_000

type Said = { readonly at: number; readonly times: number }

/** How often each user has written the same of late; the oldest are forgotten. */
export class Repeats {
  readonly #said = new Map<string, Said>()

  /** How often this user had written this before, within the last minutes; 0 where nobody knows who it is. */
  count(user: string, fingerprint: number, now: number): number {
    if (user === '') return 0
    const key = `${user}${fingerprint}`
    const before = this.#said.get(key)
    const times = before !== undefined && now - before.at <= withinMs ? before.times : 0
    this.#said.delete(key)
    if (this.#said.size >= remembered) {
      const oldest = this.#said.keys().next()
      if (!oldest.done) this.#said.delete(oldest.value)
    }
    this.#said.set(key, { at: now, times: times + 1 })
    return times
  }
}
