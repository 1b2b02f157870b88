import { pause } from '../pause.ts'

/** One value that many may watch: each gets a snapshot first, then only the fields that changed, conflated. */

export type WatchEvent<T> =
  | { readonly type: 'snapshot'; readonly value: T }
  | { readonly type: 'change'; readonly value: Partial<T> }

/** At most so many changes a second to one watcher (CONSOLE: 20 frames a second). */
const everyMs = 50

export class Watchable<T extends Readonly<Record<string, unknown>>> {
  #value: T
  /** Each field's JSON, so that two equal values of different identity are no change. */
  #texts: ReadonlyMap<string, string>
  readonly #wakers = new Set<() => void>()

  constructor(value: T) {
    this.#value = value
    this.#texts = textsOf(value)
  }

  get value(): T {
    return this.#value
  }

  set(value: T): void {
    const texts = textsOf(value)
    const changed = [...texts].some(([field, text]) => this.#texts.get(field) !== text)
    this.#value = value
    if (!changed) return
    this.#texts = texts
    for (const wake of this.#wakers) wake()
  }

  /** Ends when the signal does. A slow watcher is sent the newest state later, never a queue of old ones. */
  async *watch(signal: AbortSignal): AsyncGenerator<WatchEvent<T>> {
    let sent = this.#texts
    yield { type: 'snapshot', value: this.#value }
    while (!signal.aborted) {
      if (sent === this.#texts) await this.#change(signal)
      if (signal.aborted) return
      const texts = this.#texts
      const value = this.#value
      const fields = [...texts]
        .filter(([field, text]) => sent.get(field) !== text)
        .map(([field]) => [field, value[field]])
      sent = texts
      if (fields.length > 0) yield { type: 'change', value: Object.fromEntries(fields) as Partial<T> }
      await pause(everyMs, signal)
    }
  }

  #change(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.#wakers.delete(wake)
        signal.removeEventListener('abort', wake)
        resolve()
      }
      this.#wakers.add(wake)
      signal.addEventListener('abort', wake)
    })
  }
}

function textsOf(value: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(value).map(([field, part]) => [field, JSON.stringify(part) ?? '']))
}
