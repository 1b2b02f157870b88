import type { SourceClock } from './source.ts'

export type Silence = { readonly from: number; readonly seconds: number; readonly ended: boolean }

/**
 * Says when nothing was heard for `afterMs` although somebody listened, and again when that is over: a silence that
 * goes on is one fact at its beginning and one at its end.
 */
export class SilenceWatch {
  readonly #afterMs: number
  readonly #clock: SourceClock
  readonly #say: (silence: Silence) => void
  #since: number | null = null
  #said = false
  #callOff: () => void = () => undefined

  constructor(afterMs: number, clock: SourceClock, say: (silence: Silence) => void) {
    this.#afterMs = afterMs
    this.#clock = clock
    this.#say = say
  }

  /** Somebody begins to listen. */
  begin(): void {
    this.end()
    this.#since = this.#clock.now()
    this.#watch(this.#afterMs)
  }

  heard(): void {
    if (this.#since === null) return
    if (this.#said) this.#sayEnded()
    this.#since = this.#clock.now()
  }

  /** Nobody listens any more; a silence that was said is ended. */
  end(): void {
    this.#callOff()
    if (this.#said) this.#sayEnded()
    this.#since = null
  }

  /** One timer at a time, set anew when it rings and not for each comment. */
  #watch(ms: number): void {
    this.#callOff = this.#clock.after(ms, () => {
      if (this.#since === null) return
      const silentMs = this.#clock.now() - this.#since
      const silent = silentMs >= this.#afterMs
      if (silent && !this.#said) {
        this.#said = true
        this.#say({ from: this.#since, seconds: silentMs / 1_000, ended: false })
      }
      this.#watch(silent ? this.#afterMs : this.#afterMs - silentMs)
    })
  }

  #sayEnded(): void {
    this.#said = false
    if (this.#since === null) return
    const seconds = (this.#clock.now() - this.#since) / 1_000
    this.#say({ from: this.#since, seconds, ended: true })
  }
}
