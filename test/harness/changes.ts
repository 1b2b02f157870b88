/** Lets a test wait for what it wants to see, looked at after each change and not by the clock. */
export class Changes {
  readonly #listeners = new Set<() => void>()

  /** Something has changed: whoever waits looks again. */
  tell(): void {
    for (const listener of [...this.#listeners]) listener()
  }

  /**
   * Resolves as soon as it is so, at once where it is.
   * @param known what the error says beside, when `withinMs` are over
   */
  until(seen: () => boolean, what: string, known: () => unknown, withinMs = 4_000): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (!seen()) return
        clearTimeout(timer)
        this.#listeners.delete(look)
        resolve()
      }
      const timer = setTimeout(() => {
        this.#listeners.delete(look)
        reject(new Error(`no ${what} within ${withinMs} ms; known is ${JSON.stringify(known())}`))
      }, withinMs)
      this.#listeners.add(look)
      look()
    })
  }
}
