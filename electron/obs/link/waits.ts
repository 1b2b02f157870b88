import type { Clock } from '../clock.ts'

export type Ending<T> =
  | { readonly how: 'settled'; readonly value: T }
  | { readonly how: 'failed'; readonly error: unknown }
  | { readonly how: 'timed-out' }
  | { readonly how: 'lost' }

/**
 * The open waits of one connection. Each ends by what it waits for, by its deadline, or by the death of the
 * connection, whichever comes first; none can outlive it. (obs-websocket-js itself never settles a call whose socket
 * closes. A plain Promise.race against one long-lived 'closed' promise would keep every answer in memory.)
 */
export class Waits {
  readonly #clock: Clock
  readonly #open = new Set<() => void>()
  #dead = false

  constructor(clock: Clock) {
    this.#clock = clock
  }

  run<T>(work: Promise<T>, deadlineMs: number): Promise<Ending<T>> {
    return new Promise((resolve) => {
      const end = (ending: Ending<T>) => {
        this.#open.delete(lose)
        callOff()
        resolve(ending)
      }
      const lose = () => end({ how: 'lost' })
      const callOff = this.#clock.after(deadlineMs, () => end({ how: 'timed-out' }))
      this.#open.add(lose)
      work.then(
        (value) => end({ how: 'settled', value }),
        (error: unknown) => end({ how: 'failed', error }),
      )
      if (this.#dead) lose()
    })
  }

  /** Ends every open wait, and every later one at once, as lost. */
  endAll(): void {
    this.#dead = true
    for (const lose of [...this.#open]) lose()
  }
}
