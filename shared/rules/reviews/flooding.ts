/** Flooding as one comment shows it: the same few characters over and over. What a user repeats is the pipeline's to count. */
import type { Folded } from '../normalise/folded.ts'

const leastLength = 12
const longestPeriod = 20
const mostLooked = 2_000

/**
 * How much of the comment repeats what stands just before it, as a probability: 0 for ordinary speech, short comments
 * and laughter, towards 1 for a text that only repeats itself. 哈哈哈 and 666 are what a room lives on: from forty on.
 */
export function flooding({ codes, length }: Folded): number {
  const looked = Math.min(length, mostLooked)
  if (looked < leastLength) return 0
  let best = 0
  for (let period = 1; period <= Math.min(longestPeriod, looked / 3); period++) {
    let same = 0
    for (let at = period; at < looked; at++) if (codes[at] === codes[at - period]) same++
    const share = same / (looked - period)
    if (share > best) best = share
    if (best === 1) break
  }
  if (best < 0.8) return 0
  const long = Math.min(1, looked / 40)
  return (best - 0.8) * 5 * long
}
