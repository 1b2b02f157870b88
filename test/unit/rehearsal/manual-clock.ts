import type { Clock } from '#electron/obs/clock.ts'

/** A clock that moves only when told to; what is due then runs in order of time. */
export type ManualClock = Clock & { advance(milliseconds: number): void }

export function manualClock(start = 1_700_000_000_000): ManualClock {
  let now = start
  let waiting: { readonly at: number; readonly run: () => void }[] = []
  return {
    now: () => now,
    after: (milliseconds, run) => {
      const entry = { at: now + milliseconds, run }
      waiting.push(entry)
      return () => {
        waiting = waiting.filter((other) => other !== entry)
      }
    },
    advance: (milliseconds) => {
      const until = now + milliseconds
      for (;;) {
        const [next] = waiting.filter(({ at }) => at <= until).toSorted((one, other) => one.at - other.at)
        if (next === undefined) break
        waiting = waiting.filter((other) => other !== next)
        now = Math.max(now, next.at)
        next.run()
      }
      now = until
    },
  }
}
