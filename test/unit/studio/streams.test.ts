/** The two kinds of stream: the state of something, and what happened. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type TailBatch, type TailSource, tail } from '#electron/studio/shown/tail.ts'
import { Watchable } from '#electron/studio/shown/watch.ts'

/** A log of numbers that grows when the test says so. */
class Numbers implements TailSource<number> {
  count: number
  readonly asked: number[] = []

  constructor(count: number) {
    this.count = count
  }

  size(): number {
    return this.count
  }

  read(from: number, limit: number): number[] {
    this.asked.push(limit)
    return Array.from({ length: Math.max(0, Math.min(this.count - from, limit)) }, (_, index) => from + index)
  }
}

/** Reads batches until `enough` says so. */
async function read(
  batches: AsyncGenerator<TailBatch<number>>,
  enough: (all: readonly TailBatch<number>[]) => boolean,
): Promise<readonly TailBatch<number>[]> {
  const all: TailBatch<number>[] = []
  for await (const batch of batches) {
    all.push(batch)
    if (enough(all)) return all
  }
  return all
}

const signal = () => AbortSignal.timeout(10_000)

describe('a tail', () => {
  test('resumed anywhere gives everything after it, once and in order, in bounded batches', async () => {
    const cases = fc.record({
      size: fc.integer({ min: 1, max: 5_000 }),
      after: fc.integer({ min: -1, max: 4_999 }),
    })
    await fc.assert(
      fc.asyncProperty(cases, async ({ size, after }) => {
        fc.pre(after < size)
        const source = new Numbers(size)
        const seen = await read(
          tail(source, { after, backlog: 0 }, signal()),
          (all) => all.at(-1)?.next === size - 1,
        )
        expect(seen.flatMap(({ items }) => items)).toEqual(
          Array.from({ length: size - after - 1 }, (_, index) => after + 1 + index),
        )
        expect(Math.max(...seen.map(({ items }) => items.length))).toBeLessThanOrEqual(200)
        expect(seen.every(({ leftOut }) => leftOut === 0)).toBe(true)
      }),
      { numRuns: 40 },
    )
  })

  test('without a place to resume from begins with the newest few', async () => {
    const [first] = await read(tail(new Numbers(1_000), { after: null, backlog: 3 }, signal()), () => true)
    expect(first).toEqual({ items: [997, 998, 999], next: 999, leftOut: 0 })
  })

  test('of nothing says so at once', async () => {
    const [first] = await read(tail(new Numbers(0), { after: null, backlog: 10 }, signal()), () => true)
    expect(first).toEqual({ items: [], next: -1, leftOut: 0 })
  })

  test('that cannot keep up is told how much it was not sent, and the sum is everything', async () => {
    const source = new Numbers(10)
    const batches = tail(source, { after: -1, backlog: 0 }, signal())
    const before = await batches.next()
    source.count = 50_000
    const after = await batches.next()
    if (before.done || after.done) throw new Error('the tail ended')
    const [one, other] = [before.value, after.value]
    expect(other).toMatchObject({ leftOut: 50_000 - 200 - 10, next: 49_999 })
    expect(one.items.length + other.items.length + other.leftOut).toBe(50_000)
    expect(Math.max(...source.asked)).toBe(200)
    const missed = await read(
      tail(source, { after: one.next, backlog: 0 }, signal()),
      (all) => all.length === 3,
    )
    expect(missed.flatMap(({ items }) => items)[0]).toBe(10)
  })

  test('ends with its signal', async () => {
    const abort = new AbortController()
    const batches = tail(new Numbers(1), { after: null, backlog: 1 }, abort.signal)
    await batches.next()
    const waiting = batches.next()
    abort.abort()
    expect(await waiting).toEqual({ done: true, value: undefined })
  })
})

describe('a watch', () => {
  test('gives the whole, then only the fields that changed', async () => {
    const value = new Watchable({ a: 1, b: { c: [1] }, d: 'x' })
    const events = value.watch(signal())
    expect((await events.next()).value).toEqual({ type: 'snapshot', value: { a: 1, b: { c: [1] }, d: 'x' } })
    value.set({ a: 1, b: { c: [2] }, d: 'x' })
    expect((await events.next()).value).toEqual({ type: 'change', value: { b: { c: [2] } } })
  })

  test('that is slow is sent where things are, not how they came to be so', async () => {
    const value = new Watchable({ n: 0, m: 0 })
    const events = value.watch(signal())
    await events.next()
    for (let n = 1; n <= 1_000; n++) value.set({ n, m: 0 })
    expect((await events.next()).value).toEqual({ type: 'change', value: { n: 1_000 } })
  })

  test('is not woken by an equal value', async () => {
    const value = new Watchable({ list: ['a'] })
    const abort = new AbortController()
    const events = value.watch(abort.signal)
    await events.next()
    value.set({ list: ['a'] })
    const waiting = events.next()
    abort.abort()
    expect((await waiting).done).toBe(true)
  })
})
