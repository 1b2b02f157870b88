import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createStore } from '#renderer/studio/store.ts'
import {
  type Follow,
  foldTail,
  foldWatch,
  followStream,
  nothingTailed,
  nothingWatched,
} from '#renderer/studio/streams.ts'
import type { Connection } from '#renderer/studio/transport.ts'

type Item = { readonly seq: number }

describe('watch', () => {
  test('a snapshot replaces, a change goes by field, and a change before any snapshot says nothing', () => {
    type Value = { readonly a: number; readonly b: number }
    const early = foldWatch<Value>(nothingWatched, { type: 'change', value: { a: 1 } })
    const first = foldWatch<Value>(early, { type: 'snapshot', value: { a: 1, b: 2 } })
    const changed = foldWatch<Value>(first, { type: 'change', value: { b: 3 } })
    expect([early.value, first.value, changed.value]).toEqual([null, { a: 1, b: 2 }, { a: 1, b: 3 }])
  })
})

describe('tail', () => {
  test('however a series is cut into overlapping batches, its newest items are held once and in order', () => {
    const cuts = fc.array(fc.tuple(fc.nat(60), fc.nat(8)), { maxLength: 12 })
    fc.assert(
      fc.property(cuts, fc.integer({ min: 1, max: 20 }), (batches, keep) => {
        let state: ReturnType<typeof foldTail<Item>> = nothingTailed
        let sent = 0
        for (const [more, overlap] of batches) {
          const from = Math.max(0, sent - overlap)
          sent += more
          const items = Array.from({ length: sent - from }, (_, index) => ({ seq: from + index }))
          state = foldTail(state, { items, next: sent, leftOut: 0 }, keep)
        }
        const whole = Array.from({ length: sent }, (_, seq) => ({ seq })).slice(-keep)
        expect(state.items).toEqual(whole)
      }),
    )
  })

  test('what was left out adds up', () => {
    const once = foldTail<Item>(nothingTailed, { items: [], next: 4, leftOut: 4 }, 10)
    expect(foldTail(once, { items: [], next: 9, leftOut: 5 }, 10).leftOut).toBe(9)
  })
})

describe('following a stream', () => {
  /** Waits that are over at once, written down in order. */
  function follower(connected = true) {
    const connection = createStore<Connection>({ state: connected ? 'connected' : 'connecting', since: 0 })
    const stopping = new AbortController()
    const pauses: number[] = []
    const failures: unknown[] = []
    const follow: Follow = {
      connection,
      signal: stopping.signal,
      onFailure: (error) => failures.push(error),
      wait: async (milliseconds) => {
        pauses.push(milliseconds)
      },
    }
    return { connection, stopping, pauses, failures, follow }
  }

  test('is opened again after a drop, with pauses that grow while it keeps failing and start over after a message', async () => {
    const { follow, stopping, pauses, failures } = follower()
    const taken: number[] = []
    let opened = 0
    let drops = 0
    const open = async function* () {
      opened += 1
      if (opened === 3) yield opened
      if (opened === 5) stopping.abort()
      throw new Error(`drop ${opened}`)
    }
    await followStream(
      follow,
      async () => open(),
      (message: number) => taken.push(message),
      () => {
        drops += 1
      },
    )
    expect({ taken, pauses, drops, failures: failures.length }).toEqual({
      taken: [3],
      pauses: [250, 500, 250, 500],
      drops: 4,
      failures: 4,
    })
  })

  test('is not opened before there is a connection', async () => {
    const { follow, connection, stopping } = follower(false)
    let opened = 0
    const following = followStream(
      follow,
      async () => {
        opened += 1
        stopping.abort()
        return (async function* (): AsyncGenerator<never> {
          yield* []
        })()
      },
      () => undefined,
      () => undefined,
    )
    await Promise.resolve()
    expect(opened).toBe(0)
    connection.set({ state: 'connected', since: 1 })
    await following
    expect(opened).toBe(1)
  })

  test('ends when it is told to while it waits for a connection', async () => {
    const { follow, stopping } = follower(false)
    const following = followStream(
      follow,
      () => Promise.reject(new Error('never')),
      () => undefined,
      () => undefined,
    )
    stopping.abort()
    await expect(following).resolves.toBeUndefined()
  })
})
