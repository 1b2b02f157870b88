/** How many of the instants fall into each of the last `periods` periods that end at `now`, oldest first. */
export function countsByPeriod(
  instants: readonly number[],
  now: number,
  period: number,
  periods: number,
): readonly number[] {
  const counts = new Array<number>(periods).fill(0)
  const end = Math.ceil(now / period) * period
  for (const at of instants) {
    const index = periods - 1 - Math.floor((end - 1 - at) / period)
    const count = counts[index]
    if (count !== undefined) counts[index] = count + 1
  }
  return counts
}
