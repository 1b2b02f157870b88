/** Any sequence of what somebody may do in OBS ends in a room that is as it must be, and asks a bounded lot of OBS. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type RequestCounter, startRequestCounter } from '../request-counter.ts'
import { families } from './families.ts'
import { familiesOn } from './suite.ts'
import { Trial } from './trial.ts'
import type { StartObs, Way } from './way.ts'

/** Two studios that fight are slowed down to so many repairs a second; a batch each, and one for what is released. */
const mostMessages = 50

/** Ways that need nothing before and nothing after, and leave the avatar on air in whatever scene. */
function freeWays(on: 'real' | 'rehearsal'): readonly Way[] {
  return familiesOn({ on, families })
    .filter(({ intent, hasty, looked }) => intent === undefined && hasty !== true && looked !== true)
    .flatMap(({ ways }) => ways)
    .filter(({ before, undo, ends }) => {
      return before === undefined && undo === undefined && (ends.how === 'repaired' || ends.how === 'nothing')
    })
    .filter(({ ends }) => !(ends.how === 'repaired' && ends.guard === 'output'))
}

/** `GUARDS_RANDOM` asks for another number of sequences. */
export function randomSuite(name: string, on: 'real' | 'rehearsal', start: StartObs, runs: number): void {
  const numRuns = Number(process.env.GUARDS_RANDOM ?? runs)
  test(
    `${numRuns} random sequences on ${name} end in a room that is as it must be`,
    async () => {
      let counter: RequestCounter | null = null
      await using trial = await Trial.begin(start, async (url) => {
        counter = await startRequestCounter(url)
        return counter
      })
      await trial.enter({ title: 'random', ways: [] })
      const sequences = fc.array(fc.constantFrom(...freeWays(on)), { minLength: 2, maxLength: 6 })
      let longest = 0
      await fc.assert(
        fc.asyncProperty(sequences, async (ways) => {
          const begun = performance.now()
          await trial.ofSequence(ways)
          longest = Math.max(longest, performance.now() - begun)
        }),
        { numRuns, seed: 20_261_129, endOnFailure: true },
      )
      const worst = (counter as RequestCounter | null)?.worstSecond() ?? { messages: Number.NaN, requests: 0 }
      console.log(
        `${name}: ${numRuns} sequences, worst second ${JSON.stringify(worst)}, longest ${longest.toFixed(0)} ms`,
      )
      expect(worst.messages).toBeLessThan(mostMessages)
    },
    60_000 + numRuns * 10_000,
  )
}
