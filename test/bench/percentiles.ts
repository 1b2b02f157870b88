/** A percentile with its 95 % interval by bootstrap, so that two runs can be told apart from luck. */
export type Percentile = { readonly value: number; readonly low: number; readonly high: number }

const resamples = 400

export function percentile(
  values: readonly number[],
  share: number,
  random: () => number = Math.random,
): Percentile {
  const estimates = Array.from({ length: resamples }, () =>
    at(
      Array.from({ length: values.length }, () => values[Math.floor(random() * values.length)] ?? 0),
      share,
    ),
  ).sort((a, b) => a - b)
  return { value: at(values, share), low: at(estimates, 0.025), high: at(estimates, 0.975) }
}

export function written({ value, low, high }: Percentile): string {
  return `${value.toFixed(2)} (${low.toFixed(2)}-${high.toFixed(2)})`
}

function at(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
