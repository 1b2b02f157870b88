import { expect, test } from 'vitest'
import { unknownState } from '#electron/obs/mirror/state.ts'
import { GapKeeper } from '#electron/studio/room/gap-keeper.ts'
import type { RecordingGap } from '#electron/studio/room/room-protocol.ts'
import { RoomId, SessionId } from '#shared/model/ids.ts'
import type { Intent } from '#shared/model/intent.ts'
import type { ObsState } from '#shared/model/obs.ts'

const room = RoomId.parse('room')
const session = SessionId.parse('session')
const out = { room, session, record: true } as Intent
const over = { ...out, record: false }

function obs(
  record: 'runs' | 'stops' | 'stopped' | 'paused',
  replayBuffer: 'running' | 'unavailable',
): ObsState {
  const value = {
    active: record !== 'stopped',
    stopping: record === 'stops',
    pausedAt: record === 'paused' ? 0 : null,
    since: 0,
    grown: { ms: 0, at: 0 },
  }
  const link = { phase: 'connected', since: 0, obsVersion: '29.0.2', rpcVersion: '1' } as const
  return {
    ...unknownState(link, 0, 0, 0).obs,
    record: { known: true, value, at: 0 },
    replayBuffer: { known: true, value: replayBuffer, at: 0 },
  }
}

function keeper() {
  const gaps: RecordingGap[] = []
  const saves: string[] = []
  const kept = new GapKeeper({ save: () => saves.push('save'), tell: (gap) => gaps.push(gap) })
  return { kept, gaps, saves }
}

test('a stop without a second recorder is a gap that nothing covers', () => {
  const { kept, gaps, saves } = keeper()
  kept.look(obs('runs', 'unavailable'), out, 1_000)
  kept.look(obs('stops', 'unavailable'), out, 2_000)
  kept.look(obs('stopped', 'unavailable'), out, 2_700)
  kept.look(obs('runs', 'unavailable'), out, 2_900.4)
  expect(gaps).toEqual([{ room, session, from: 2_000, to: 2_900, path: null }])
  expect(saves).toEqual([])
})

test('with one, the buffer is saved once the recording has run again for a second, and its file covers the gap', () => {
  const { kept, gaps, saves } = keeper()
  kept.look(obs('runs', 'running'), out, 0)
  kept.look(obs('paused', 'running'), out, 100)
  kept.look(obs('runs', 'running'), out, 300)
  kept.look(obs('runs', 'running'), out, 1_299)
  expect(saves).toEqual([])
  kept.look(obs('runs', 'running'), out, 1_300)
  kept.look(obs('runs', 'running'), out, 1_400)
  expect(saves).toEqual(['save'])
  kept.saved('/recordings/Replay.mkv')
  expect(gaps).toEqual([{ room, session, from: 100, to: 300, path: '/recordings/Replay.mkv' }])
})

test('stopped again before it was saved, it is one gap', () => {
  const { kept, gaps } = keeper()
  for (const [record, at] of [
    ['runs', 0],
    ['stops', 100],
    ['runs', 900],
    ['stops', 1_200],
    ['runs', 2_000],
  ] as const)
    kept.look(obs(record, 'running'), out, at)
  kept.saved('/recordings/Replay.mkv')
  expect(gaps).toMatchObject([{ from: 100, to: 2_000 }])
})

test('a buffer that OBS never writes covers nothing', () => {
  const { kept, gaps } = keeper()
  for (const [record, at] of [
    ['runs', 0],
    ['stops', 100],
    ['runs', 900],
    ['runs', 2_000],
    ['runs', 20_000],
  ] as const)
    kept.look(obs(record, 'running'), out, at)
  expect(gaps).toMatchObject([{ from: 100, to: 900, path: null }])
})

test('the stop at the end of the session is no gap, and one that was open ends with it', () => {
  const { kept, gaps } = keeper()
  kept.look(obs('runs', 'running'), out, 0)
  kept.look(obs('stops', 'running'), over, 100)
  expect(gaps).toEqual([])
  kept.look(obs('runs', 'running'), out, 200)
  kept.look(obs('stops', 'running'), out, 300)
  kept.look(obs('stopped', 'running'), over, 400)
  expect(gaps).toMatchObject([{ from: 300, to: 400, path: null }])
})
