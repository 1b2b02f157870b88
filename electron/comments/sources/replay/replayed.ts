import type { Incoming } from '#shared/model/comments.ts'

/** One message of a file; null where it could not be read. */
export type Replayed = {
  /** When it was written, from the beginning of what the file shows; null where the file does not say. */
  readonly offsetMs: number | null
  readonly message: Incoming | null
}

export type ReplayReader = (text: AsyncIterable<string>, receivedAt: () => number) => AsyncIterable<Replayed>
