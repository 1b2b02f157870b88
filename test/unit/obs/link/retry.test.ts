import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loopbackRetry, networkRetry, retryDelay, retryRuleFor } from '#electron/obs/link/retry.ts'

test.for([
  ['ws://127.0.0.1:4455', loopbackRetry],
  ['ws://localhost:4455', loopbackRetry],
  ['ws://[::1]:4455', loopbackRetry],
  ['ws://192.168.1.7:4455', networkRetry],
  ['ws://127.example.com:4455', networkRetry],
  ['not an address', networkRetry],
] as const)('%s', ([url, rule]) => {
  expect(retryRuleFor(url)).toBe(rule)
})

/** The instants of all attempts in the first `forMs`, when each fails at once. */
function attempts(forMs: number): readonly number[] {
  const at = [0]
  let wait = 0
  for (let now = 0; now < forMs; now += wait) {
    wait = retryDelay(loopbackRetry, 'closed', now, wait)
    at.push(now + wait)
  }
  return at
}

test('a closed OBS on this PC is tried every 50 ms for a minute, then ever more rarely up to every 2 s', () => {
  const times = attempts(120_000)
  const waits = times.slice(1).map((time, index) => time - (times[index] ?? 0))
  const minute = times.findIndex((time) => time >= 60_000)
  expect(new Set(waits.slice(0, minute))).toEqual(new Set([50]))
  expect(waits.slice(minute, minute + 7)).toEqual([100, 200, 400, 800, 1_600, 2_000, 2_000])
})

test('what only a person can mend is tried patiently from the start', () => {
  for (const failure of ['wrong-password', 'wrong-port', 'too-old'] as const) {
    expect(retryDelay(loopbackRetry, failure, 0, 0)).toBe(2_000)
  }
})

test('no wait is ever longer than the cap, or shorter than the first', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (since, last) => {
      const wait = retryDelay(networkRetry, 'closed', since, last)
      return wait >= networkRetry.firstMs && wait <= networkRetry.capMs
    }),
  )
})
