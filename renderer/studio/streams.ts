import { type Store, untilStore } from './store.ts'
import type { Connection } from './transport.ts'

/** A value that a `watch` stream keeps up to date. `fresh` is false while the stream is down: the value is then old. */
export type Watched<T> = { readonly value: T | null; readonly fresh: boolean }

/** The newest items of a `tail` stream, oldest first; `leftOut` counts what the studio did not send to this reader. */
export type Tailed<T> = {
  readonly items: readonly T[]
  readonly next: number | null
  readonly leftOut: number
  readonly fresh: boolean
}

export const nothingWatched = { value: null, fresh: false } as const
export const nothingTailed = { items: [], next: null, leftOut: 0, fresh: false } as const

export type WatchMessage<T> =
  | { readonly type: 'snapshot'; readonly value: T }
  | { readonly type: 'change'; readonly value: { readonly [P in keyof T]?: T[P] | undefined } }

export type TailMessage<T> = {
  readonly items: readonly T[]
  readonly next: number
  readonly leftOut: number
}

/** A snapshot replaces, a change goes by field; a change before any snapshot says nothing and is dropped. */
export function foldWatch<T extends object>(state: Watched<T>, message: WatchMessage<T>): Watched<T> {
  if (message.type === 'snapshot') return { value: message.value, fresh: true }
  if (state.value === null) return state
  return { value: { ...state.value, ...message.value }, fresh: true }
}

/** Appends what is new by `seq` and keeps the newest `keep`; a batch that overlaps what is held adds nothing twice. */
export function foldTail<T extends { readonly seq: number }>(
  state: Tailed<T>,
  message: TailMessage<T>,
  keep: number,
): Tailed<T> {
  const newest = state.items.at(-1)?.seq ?? -1
  const added = message.items.filter((item) => item.seq > newest)
  return {
    items: added.length === 0 ? state.items : [...state.items, ...added].slice(-keep),
    next: message.next,
    leftOut: state.leftOut + message.leftOut,
    fresh: true,
  }
}

export type Follow = {
  readonly connection: Store<Connection>
  readonly signal: AbortSignal
  /** Told of every failure of a stream; the stream is opened again all the same. */
  readonly onFailure: (error: unknown) => void
  /** Waits so many milliseconds, or rejects when the signal is aborted. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>
}

const firstRetryAfter = 250
const longestRetryAfter = 4_000

/**
 * Reads a stream for as long as `signal` lives: waits for the connection, opens, hands each message to `take`, and
 * opens again after a drop. The pause doubles while the stream keeps failing and starts over once a message came.
 */
export async function followStream<M>(
  follow: Follow,
  open: (signal: AbortSignal) => Promise<AsyncIterable<M>>,
  take: (message: M) => void,
  dropped: () => void,
): Promise<void> {
  const { connection, signal, onFailure, wait } = follow
  let pause = firstRetryAfter
  while (!signal.aborted) {
    try {
      await untilStore(connection, (now) => now.state === 'connected', signal)
      for await (const message of await open(signal)) {
        pause = firstRetryAfter
        take(message)
      }
    } catch (error) {
      if (signal.aborted) return
      onFailure(error)
    }
    dropped()
    await wait(pause, signal).catch(() => undefined)
    pause = Math.min(pause * 2, longestRetryAfter)
  }
}
