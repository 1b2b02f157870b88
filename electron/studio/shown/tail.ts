import { pause } from '../pause.ts'

export type TailBatch<T> = { readonly items: T[]; readonly next: number; readonly leftOut: number }

/** Where a tail reads from: rows in order of `seq`, and how many there are. */
export type TailSource<T> = {
  /** One above the newest seq. */
  size(): number
  /** Items with seq in `[from, from + limit)`, in order; fewer where some kinds are not shown. */
  read(from: number, limit: number): T[]
}

/** How a tail is paced: one batch of at most `batch` items every so often; who lags by more than `lag` skips to the end. */
export type TailPace = { readonly everyMs: number; readonly batch: number; readonly lag: number }

const calmPace: TailPace = { everyMs: 100, batch: 200, lag: 2_000 }

/**
 * What happened after `after` (or the newest `backlog`), then what happens, in paced batches. Resumed from storage, so
 * a reader that was away loses nothing that it asks for; one that is too slow is told how much it was not sent.
 */
export async function* tail<T>(
  source: TailSource<T>,
  from: { readonly after: number | null; readonly backlog: number },
  signal: AbortSignal,
  { everyMs, batch: batchLimit, lag: lagLimit }: TailPace = calmPace,
): AsyncGenerator<TailBatch<T>> {
  let next = from.after === null ? Math.max(0, source.size() - from.backlog) : from.after + 1
  let first = true
  while (!signal.aborted) {
    const size = source.size()
    let leftOut = 0
    // A resumed reader may ask for a long way back; only one that falls behind while it reads is cut short.
    if (!first && size - next > lagLimit) {
      leftOut = size - batchLimit - next
      next = size - batchLimit
    }
    if (next < size || first) {
      const items = source.read(next, batchLimit)
      next = Math.min(size, next + batchLimit)
      yield { items, next: next - 1, leftOut }
      first = next < size
      if (first) continue
    }
    await pause(everyMs, signal)
  }
}
