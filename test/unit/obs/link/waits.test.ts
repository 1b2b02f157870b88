import { expect, test } from 'vitest'
import { Waits } from '#electron/obs/link/waits.ts'
import { ManualClock } from '../manual-clock.ts'

const never = new Promise<never>(() => undefined)

test('a wait ends by what it waits for, and leaves no timer', async () => {
  const clock = new ManualClock()
  const waits = new Waits(clock)
  expect(await waits.run(Promise.resolve(7), 100)).toEqual({ how: 'settled', value: 7 })
  const error = new Error('no')
  expect(await waits.run(Promise.reject(error), 100)).toEqual({ how: 'failed', error })
  expect(clock.pending).toBe(0)
})

test('a wait ends at its deadline', async () => {
  const clock = new ManualClock()
  const ending = new Waits(clock).run(never, 100)
  clock.advance(100)
  expect(await ending).toEqual({ how: 'timed-out' })
})

test('the death of the connection ends every wait, also those that come later', async () => {
  const clock = new ManualClock()
  const waits = new Waits(clock)
  const two = [waits.run(never, 100), waits.run(never, 100)]
  waits.endAll()
  expect(await Promise.all([...two, waits.run(never, 100)])).toEqual(Array(3).fill({ how: 'lost' }))
  expect(clock.pending).toBe(0)
})
