/** OBS's replay buffer as the second recorder: what a stopped recording misses is in it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inspectRecording } from '#electron/archive/inspect.ts'
import { type GuardedRoom, guardedCollection, openGuardedRoom } from '#test/harness/guarded-room.ts'
import { obsCollection } from '#test/harness/obs-collection.ts'
import { type RealObs, realObsMissing, startRealObs } from '#test/harness/real-obs.ts'
import { portrait } from '#test/harness/real-obs-files.ts'
import { soon } from '#test/harness/room-out.ts'
import { describeWhere } from '#test/harness/skip.ts'

describeWhere(realObsMissing(), 'the second recorder', () => {
  let obs: RealObs
  let room: GuardedRoom

  beforeAll(async () => {
    obs = await startRealObs({
      canvas: portrait,
      replaySeconds: 20,
      collections: { Guarded: obsCollection(guardedCollection) },
    })
    room = await openGuardedRoom(obs)
    await room.calm()
    room.change({ phase: 'rehearsing', record: true })
    await room.calm()
  })

  afterAll(async () => {
    await room[Symbol.asyncDispose]()
    await obs[Symbol.asyncDispose]()
  })

  const replayRuns = async () => (await room.somebody.call('GetReplayBufferStatus')).outputActive
  const recordedMs = async () => (await room.somebody.call('GetRecordStatus')).outputDuration

  test('runs beside the recording', async () => {
    expect(await replayRuns()).toBe(true)
  })

  test('has what was filmed while a stopped recording started again', async () => {
    await expect.poll(recordedMs, soon).toBeGreaterThan(1_500)
    await room.somebody.call('StopRecord')
    await expect.poll(() => room.gaps, { timeout: 20_000, interval: 50 }).toHaveLength(1)
    const [gap] = room.gaps
    const { seconds } = await inspectRecording(gap?.path ?? '')
    const length = ((gap?.to ?? 0) - (gap?.from ?? 0)) / 1000
    expect(length).toBeGreaterThan(0.2)
    // It holds the gap, a second after it, and what came before.
    expect(seconds).toBeGreaterThan(length + 1)
  }, 40_000)

  test('is started again when somebody stops it', async () => {
    const states: string[] = []
    room.somebody.on('ReplayBufferStateChanged', ({ outputState }) => states.push(outputState))
    await room.somebody.call('StopReplayBuffer')
    await expect.poll(() => states, soon).toContain('OBS_WEBSOCKET_OUTPUT_STARTED')
    expect(states).toContain('OBS_WEBSOCKET_OUTPUT_STOPPED')
    await room.calm()
  }, 40_000)

  test('stops with the session', async () => {
    room.change({ phase: 'closing', record: false, stopRecord: true })
    await expect.poll(replayRuns, soon).toBe(false)
  }, 40_000)
})
