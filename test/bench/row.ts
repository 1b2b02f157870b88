/** One figure of `npm run bench`. */
export type Row = {
  /** What is measured and in what state, so that the line can be read alone. */
  readonly name: string
  readonly value: number
  readonly unit: string
  /** The same work done by the yardstick in the same run, in the same unit; null where there is none. */
  readonly against: { readonly name: string; readonly value: number } | null
  /** `value` over `against.value`. */
  readonly ratio: number | null
  /** What it should be, in words: `at least 0.25x`, `p99 under 5 ms`; null where it is only watched. */
  readonly target: string | null
  readonly met: boolean | null
  /** How it was measured and on what: tries, intervals, sizes. */
  readonly note: string
}
