/** What only a recording's length tells: the rehearsal OBS dies of a short pause as the real one does. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RehearsalObs, startRehearsalObs } from '#electron/obs/rehearsal/start.ts'
import { canvas, type GuardedRoom, guardedCollection, openGuardedRoom } from '#test/harness/guarded-room.ts'
import { soon } from '#test/harness/room-out.ts'

const folder = mkdtempSync(join(tmpdir(), 'fairlive-recording-'))
let obs: RehearsalObs
let room: GuardedRoom

beforeAll(async () => {
  obs = await startRehearsalObs({
    password: 'open sesame',
    canvas,
    collections: [guardedCollection],
    recordDirectory: folder,
  })
  room = await openGuardedRoom({ url: obs.url, password: 'open sesame' })
  await room.calm()
  room.change({ phase: 'rehearsing', record: true })
  await room.calm()
})

afterAll(async () => {
  await room[Symbol.asyncDispose]()
  await obs[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

const recordedMs = async () => (await room.somebody.call('GetRecordStatus')).outputDuration

test('a pause is lifted late enough that the recording goes on growing', async () => {
  await room.somebody.call('PauseRecord')
  const paused = await recordedMs()
  await expect.poll(() => room.records.map(({ kind }) => kind), soon).toContain('guard.restored')
  await expect.poll(recordedMs, soon).toBeGreaterThan(paused)
})

test('a recording that somebody killed by pausing it for less than a frame is not called in force', async () => {
  await room.somebody.callBatch([{ requestType: 'PauseRecord' }, { requestType: 'ResumeRecord' }])
  const { outputActive, outputPaused } = await room.somebody.call('GetRecordStatus')
  expect({ outputActive, outputPaused }).toEqual({ outputActive: true, outputPaused: false })
  const given = () => room.records.filter(({ kind }) => kind === 'guard.not-restored')
  await expect.poll(given, soon).toHaveLength(1)
  expect(given()[0]?.body).toMatchObject({
    facts: [
      expect.objectContaining({ fact: 'not-growing' }),
      expect.objectContaining({ fact: 'not-recording' }),
    ],
  })
  expect(room.report().guards.find(({ guard }) => guard === 'recording')?.state).toBe('violated')
}, 20_000)
