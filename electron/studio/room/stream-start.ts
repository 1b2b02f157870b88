import type { Instant } from '#shared/model/ids.ts'

/** OBS announces a start (STARTING) well within this; one that it did not announce has failed without a word. */
const announcedWithinMs = 5_000
/** So long a connection may take to be made or given up: a host that swallows packets holds a TCP socket for two minutes. */
const connectsWithinMs = 150_000

/**
 * Keeps a second start of the stream from OBS while the first still connects: OBS 29.0.2 takes it, throws the output
 * away under the thread that connects, and dies (2 of 2). Its status calls such a stream inactive, so that only this
 * memory of what was asked for and announced tells.
 */
export class StreamStart {
  #askedAt: Instant | null = null
  #startingAt: Instant | null = null

  /** The requests without the starts that must wait; a start that is left among them counts as asked for. */
  admit<T extends { readonly requestType: string }>(requests: readonly T[], now: Instant): readonly T[] {
    return requests.filter(({ requestType }) => {
      if (requestType !== 'StartStream') return true
      if (this.#isUnderWay(now)) return false
      this.#askedAt = now
      return true
    })
  }

  /** What OBS says of its stream (`outputState`), whoever asked for it. */
  announced(outputState: string, now: Instant): void {
    const isStarting = outputState === 'OBS_WEBSOCKET_OUTPUT_STARTING'
    this.#startingAt = isStarting ? now : null
    if (!isStarting) this.#askedAt = null
  }

  /** Another OBS, or the same one started again: nothing is under way. */
  forget(): void {
    this.#askedAt = null
    this.#startingAt = null
  }

  #isUnderWay(now: Instant): boolean {
    const isAsked = this.#askedAt !== null && now - this.#askedAt < announcedWithinMs
    return isAsked || (this.#startingAt !== null && now - this.#startingAt < connectsWithinMs)
  }
}
