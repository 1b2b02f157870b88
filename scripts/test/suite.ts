/** What became of one test that did not pass. */
export type Mishap = { readonly test: string; readonly why: string }

/** What became of a suite. Every skip says why; one that does not is counted as failed where it is gathered. */
export type SuiteResult = {
  readonly passed: number
  readonly failed: readonly Mishap[]
  readonly skipped: readonly Mishap[]
}

export type Suite = {
  readonly name: string
  /** Programs without which none of its tests can run. */
  readonly programs: readonly string[]
  readonly run: () => Promise<SuiteResult>
}

export const unexplained = 'skipped without a reason: see test/harness/skip.ts'
