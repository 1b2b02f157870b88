/** What is told of a recording that starts and stops, and with which file. */
import { expect, test } from 'vitest'
import { OutputWatch } from '#electron/studio/room/output-watch.ts'
import type { OutputChange } from '#electron/studio/room/room-protocol.ts'
import { emptyObs, idleIntent } from '../sources/small-obs.ts'

const intent = { ...idleIntent, phase: 'live', record: true } as const
const output = { pausedAt: null, stopping: false, since: 0, grown: { ms: 0, at: 0 } }

function watched() {
  const told: OutputChange[] = []
  const watch = new OutputWatch((change) => told.push(change))
  return {
    watch,
    stands: (active: boolean, now: number) =>
      watch.look(
        { ...emptyObs, record: { known: true, value: { ...output, active }, at: now } },
        intent,
        now,
      ),
    told: () => told.map(({ active, path }) => [active, path]),
  }
}

test('a status that runs ahead of the announcement waits for it, and for the file’s path', () => {
  const { watch, stands, told } = watched()
  stands(true, 0)
  stands(false, 5_000)
  stands(false, 5_400)
  expect(told()).toEqual([[true, null]])
  watch.announced('record', false, '/r/a.mkv')
  stands(false, 5_401)
  expect(told()).toEqual([
    [true, null],
    [false, '/r/a.mkv'],
  ])
})

test('a stop that is never announced is told after a second, without a path', () => {
  const { stands, told } = watched()
  stands(true, 0)
  stands(false, 5_000)
  stands(false, 6_000)
  expect(told()).toEqual([
    [true, null],
    [false, null],
  ])
})

test('one that stops and runs again without a word is two recordings', () => {
  const { stands, told } = watched()
  stands(true, 0)
  stands(false, 5_000)
  stands(true, 5_200)
  expect(told()).toEqual([
    [true, null],
    [false, null],
    [true, null],
  ])
})
