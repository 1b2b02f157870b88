/**
 * Runs `work` after `request`, never twice at once; requests during a run lead to one more run, however many they were.
 * What `work` throws goes to `failed`.
 */
export class Conflated {
  readonly #work: () => Promise<void>
  readonly #failed: (error: unknown) => void
  #running: Promise<void> | null = null
  #again = false
  #closed = false

  constructor(work: () => Promise<void>, failed: (error: unknown) => void) {
    this.#work = work
    this.#failed = failed
  }

  /** Resolves when a run that began after this call has ended. */
  async request(): Promise<void> {
    if (this.#closed) return
    if (this.#running !== null) {
      this.#again = true
      return this.#running
    }
    this.#running = this.#run()
    return this.#running
  }

  /** Does nothing more; resolves when what is under way has ended. */
  async close(): Promise<void> {
    this.#closed = true
    this.#again = false
    await this.#running
  }

  async #run(): Promise<void> {
    do {
      this.#again = false
      try {
        await this.#work()
      } catch (error) {
        this.#failed(error)
      }
    } while (this.#again)
    this.#running = null
  }
}
