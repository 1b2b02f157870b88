import type { SourceClock } from '../source.ts'
import type { Replayed } from './replayed.ts'

/** Files are not always in the order of their times; so many at once are put into it. */
const sortedAtOnce = 50_000

/** The same messages in the order of their times, as far as `sortedAtOnce` sees; one without a time stays by its neighbour. */
export async function* inOrder(messages: AsyncIterable<Replayed>): AsyncGenerator<Replayed> {
  let some: { readonly replayed: Replayed; readonly at: number }[] = []
  let at = Number.NEGATIVE_INFINITY
  const sorted = () => {
    const ready = some.toSorted((one, other) => one.at - other.at)
    some = []
    return ready.map(({ replayed }) => replayed)
  }
  for await (const replayed of messages) {
    at = replayed.offsetMs ?? at
    some.push({ replayed, at })
    if (some.length === sortedAtOnce) yield* sorted()
  }
  yield* sorted()
}

/** Hands each message on when its time has come, `speed` times as fast as it was written; time never goes backwards. */
export async function* paced(
  messages: AsyncIterable<Replayed>,
  speed: number,
  clock: SourceClock,
  stopped: AbortSignal,
): AsyncGenerator<Replayed> {
  let start: { readonly now: number; readonly offsetMs: number } | null = null
  for await (const replayed of messages) {
    const { offsetMs } = replayed
    if (offsetMs !== null) {
      start ??= { now: clock.now(), offsetMs }
      const due = start.now + (offsetMs - start.offsetMs) / speed
      if (due > clock.now()) await pause(due - clock.now(), clock, stopped)
    }
    if (stopped.aborted) return
    yield replayed
  }
}

function pause(ms: number, clock: SourceClock, stopped: AbortSignal): Promise<void> {
  if (stopped.aborted) return Promise.resolve()
  return new Promise((resolve) => {
    const done = () => {
      callOff()
      stopped.removeEventListener('abort', done)
      resolve()
    }
    const callOff = clock.after(ms, done)
    stopped.addEventListener('abort', done)
  })
}
