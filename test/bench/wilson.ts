/** A share that was counted, with its 95 % interval by Wilson's score (1927): honest at zero hits too. */
export type Share = {
  readonly hits: number
  readonly of: number
  readonly low: number
  readonly high: number
}

const z = 1.959964

export function shareOf(hits: number, of: number): Share {
  const p = hits / of
  const spread = z * Math.sqrt((p * (1 - p)) / of + z ** 2 / (4 * of ** 2))
  const middle = p + z ** 2 / (2 * of)
  const whole = 1 + z ** 2 / of
  return {
    hits,
    of,
    low: Math.max(0, (middle - spread) / whole),
    high: Math.min(1, (middle + spread) / whole),
  }
}

export function inWords({ hits, of, low, high }: Share): string {
  return `${hits} of ${of} (95 %: ${percent(low)} to ${percent(high)})`
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`
}
