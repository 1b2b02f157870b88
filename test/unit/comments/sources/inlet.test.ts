import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Inlet, type InletLimits } from '#electron/comments/sources/inlet.ts'
import { ManualClock } from '../../obs/manual-clock.ts'
import { comment, Gathered } from './gathered.ts'

function inlet(limits: Partial<InletLimits> = {}) {
  const clock = new ManualClock()
  const gathered = new Gathered()
  const surroundings = gathered.surroundings(clock)
  const opened = new Inlet({
    platform: 'test',
    name: 'room',
    sink: gathered,
    surroundings,
    limits,
    watchesClock: true,
  })
  return { inlet: opened, clock, gathered }
}

/** Everything that was only waiting for the microtasks before it has happened then. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

test('what arrives together goes on together, and the next batch waits for the one before', async () => {
  const { inlet: it, gathered } = inlet({ batch: 2 })
  let release: () => void = () => undefined
  gathered.keeping = () => new Promise((resolve) => (release = resolve))
  for (const id of ['1', '2', '3']) it.offer(comment(id))
  await Promise.resolve()
  it.offer(comment('4'))
  const counts: number[] = []
  while (gathered.messages.length < 4) {
    release()
    await turn()
    counts.push(gathered.messages.length)
  }
  expect(gathered.batches.map((batch) => batch.map(({ id }) => id))).toEqual([
    ['1', '2'],
    ['3', '4'],
  ])
})

test('an id comes through once: while it is under way, and after it was kept', async () => {
  const { inlet: it, gathered, clock } = inlet()
  const settled: [string, boolean][] = []
  for (const id of ['a', 'a']) it.offer(comment(id), (kept) => settled.push([id, kept]))
  await turn()
  it.offer(comment('a'), (kept) => settled.push(['a later', kept]))
  clock.advance(1_000)
  expect(gathered.texts).toEqual(['a'])
  expect(settled).toEqual([
    ['a', true],
    ['a', true],
    ['a later', true],
  ])
  expect(gathered.dropped('repeated')).toBe(2)
})

test('a batch that was not kept is counted, its sender is told, and it may come again', async () => {
  const { inlet: it, gathered, clock } = inlet()
  gathered.keeping = () => Promise.reject(new Error('disk full: 小王 said 破了'))
  const settled: boolean[] = []
  it.offer(comment('a'), (kept) => settled.push(kept))
  await turn()
  clock.advance(1_000)
  expect([settled, gathered.dropped('not-kept'), gathered.texts]).toEqual([[false], 1, []])
  expect(gathered.lines).toEqual(['room: 1 messages were not kept: Error'])
  gathered.keeping = async () => undefined
  it.offer(comment('a'), (kept) => settled.push(kept))
  await turn()
  expect(settled).toEqual([false, true])
})

test('a flood fills the queue and no more: the rest is dropped, counted and said once a second', async () => {
  const { inlet: it, gathered, clock } = inlet({ messages: 100 })
  gathered.keeping = () => new Promise(() => undefined)
  for (let id = 0; id < 5_000; id += 1) it.offer(comment(String(id)))
  clock.advance(1_000)
  const { count, from, to } = gathered.of('dropped')[0] ?? {}
  expect([gathered.facts.length, count, from, to]).toEqual([1, 4_900, 1_000_000, 1_000_000])
})

test('a flood that goes on is said less and less often, and after a quiet time at once again', () => {
  const { inlet: it, gathered, clock } = inlet({ messages: 0 })
  const said: number[] = []
  for (let second = 1; second <= 200; second += 1) {
    it.offer(comment(String(second)))
    clock.advance(1_000)
    if (gathered.facts.length > said.length) said.push(second)
  }
  expect(said).toEqual([1, 3, 7, 15, 31, 63, 123, 183])
  clock.advance(120_000)
  it.offer(comment('later'))
  clock.advance(1_000)
  expect([gathered.facts.length, gathered.dropped('flood')]).toEqual([10, 201])
})

test('a few huge comments fill the queue as many small ones do', () => {
  const { inlet: it, gathered, clock } = inlet({ characters: 1_000 })
  gathered.keeping = () => new Promise(() => undefined)
  for (let id = 0; id < 5; id += 1) it.offer(comment(String(id), 'x'.repeat(400)))
  clock.advance(1_000)
  expect(gathered.dropped('flood')).toBe(3)
})

test('whatever comes in whichever order: kept, repeated and flooded are all that was offered', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ id: fc.integer({ min: 0, max: 30 }), pause: fc.boolean() }), { maxLength: 120 }),
      async (offers) => {
        const { inlet: it, gathered } = inlet({ messages: 8, batch: 3 })
        let answered = 0
        for (const { id, pause } of offers) {
          it.offer(comment(String(id)), () => {
            answered += 1
          })
          if (pause) await Promise.resolve()
        }
        await it.close('closed')
        const ids = gathered.messages.map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        expect(ids.length + gathered.dropped('repeated') + gathered.dropped('flood')).toBe(offers.length)
        expect(answered).toBe(offers.length)
        expect(gathered.facts.at(-1)?.fact).toBe('ended')
      },
    ),
  )
})

test('whoever can wait is told when there is room', async () => {
  const { inlet: it, gathered } = inlet({ messages: 4, batch: 1 })
  const release: (() => void)[] = []
  gathered.keeping = () => new Promise((resolve) => release.push(resolve))
  for (let id = 0; id < 4; id += 1) it.offer(comment(String(id)))
  let room = false
  const waiting = it.room().then(() => {
    room = true
  })
  for (let left = 4; left > 2; left -= 1) {
    await turn()
    expect(room).toBe(false)
    release.pop()?.()
  }
  await waiting
  expect(gathered.messages).toHaveLength(2)
})

test('after it is closed nothing is taken and the sender is told so', async () => {
  const { inlet: it, gathered } = inlet()
  await it.close('the room closed')
  const settled: boolean[] = []
  it.offer(comment('late'), (kept) => settled.push(kept))
  expect([settled, gathered.messages]).toEqual([[false], []])
  expect(gathered.facts.map(({ fact }) => fact)).toEqual(['ended'])
})

test('a silence is said when it begins to count and once more when it is over', () => {
  const { inlet: it, gathered, clock } = inlet({ silentAfterMs: 60_000 })
  it.listening(true)
  clock.advance(30_000)
  it.offer(comment('a'))
  clock.advance(59_999)
  expect(gathered.of('silent')).toEqual([])
  clock.advance(200_001)
  expect(gathered.of('silent').map(({ seconds, ended }) => [seconds, ended])).toEqual([[60, false]])
  it.offer(comment('b'))
  expect(gathered.of('silent').map(({ seconds, ended }) => [seconds, ended])).toEqual([
    [60, false],
    [260, true],
  ])
  it.listening(false)
  clock.advance(600_000)
  expect(gathered.of('silent')).toHaveLength(2)
})

test("a platform's clock that is off is said, and not with every comment", () => {
  const { inlet: it, gathered } = inlet()
  for (let n = 0; n < 100; n += 1)
    it.offer(comment(String(n), '', { sentAt: 1_000_000 + 3_600_000, receivedAt: 1_000_000 + n }))
  it.offer(comment('past', '', { sentAt: 0, receivedAt: 1_000_000 + 600_000 }))
  it.offer(comment('right', '', { sentAt: 1_900_000, receivedAt: 2_000_000 + 600_000 - 580_000 }))
  expect(gathered.of('clock-differs').map(({ byMs }) => byMs)).toEqual([3_600_000, -1_600_000])
})
