import { expect, test } from 'vitest'
import { DemoStream } from '#electron/comments/demo-stream.ts'

const lines = [
  { afterMs: 0, name: '甲', text: '来了' },
  { afterMs: 500, name: '乙', text: '多少钱' },
  { afterMs: 2_000, name: '丙', text: '好看' },
]

test('comments come when their time is there, and the stream begins anew a second after its end', () => {
  let now = 10_000
  const stream = new DemoStream(lines, () => now)
  expect(stream.size()).toBe(1)
  now += 1_999
  expect(stream.size()).toBe(2)
  now += 1
  expect(stream.read(0, 10).map(({ seq, at, name }) => [seq, at, name])).toEqual([
    [0, 10_000, '甲'],
    [1, 10_500, '乙'],
    [2, 12_000, '丙'],
  ])
  now += 1_000
  expect(stream.read(3, 10)).toEqual([{ seq: 3, at: 13_000, name: '甲', text: '来了', source: 'demo' }])
})

test('the same comment is the same whenever it is read, and only so many are held', () => {
  let now = 0
  const stream = new DemoStream(lines, () => now)
  now = 3_000 * 10_000
  const size = stream.size()
  expect(stream.read(0, 10)).toEqual([])
  expect(stream.read(size - 2, 10)).toHaveLength(2)
  const before = stream.read(size - 5, 5)
  now += 60_000
  expect(stream.read(size - 5, 5)).toEqual(before)
})

test('no lines are no comments', () => {
  const stream = new DemoStream([], () => 5)
  expect([stream.size(), stream.read(0, 10)]).toEqual([0, []])
})
