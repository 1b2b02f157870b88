/** Time as the OBS domain needs it; passed in, so that a test owns it. */
export type Clock = {
  /** Milliseconds since 1970, whole. */
  readonly now: () => number
  /** Runs `run` once after `ms`; the returned function calls it off and may be called at any time. */
  readonly after: (ms: number, run: () => void) => () => void
}

export const systemClock: Clock = {
  now: Date.now,
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}
