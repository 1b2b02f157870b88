import type { SourceClock } from './source.ts'

/** The clock of this machine.. */
export const systemSourceClock: SourceClock = {
  now: Date.now,
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}
