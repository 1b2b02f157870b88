/** How long what obs-websocket does not report stays on air in a real OBS, until its repair is proved. */
import { setTimeout as wait } from 'node:timers/promises'
import { ownNames } from '#electron/studio/room/own-names.ts'
import {
  type GuardedRoom,
  guardedCollection,
  mainScene,
  openGuardedRoom,
} from '#test/harness/guarded-room.ts'
import { obsCollection } from '#test/harness/obs-collection.ts'
import { realObsMissing, startRealObs } from '#test/harness/real-obs.ts'
import { portrait } from '#test/harness/real-obs-files.ts'
import { percentile, written } from './percentiles.ts'
import type { Row } from './row.ts'

const tries = 500
const spacedMs = 60

export async function bench(): Promise<Row[]> {
  const missing = realObsMissing()
  if (missing !== null) return [{ ...bare, name: 'silent changes', note: `not measured: ${missing}` }]
  await using obs = await startRealObs({
    canvas: portrait,
    collections: { Guarded: obsCollection(guardedCollection) },
  })
  await using room = await openGuardedRoom(obs)
  await room.calm()
  const { sceneItemId } = await room.somebody.call('GetSceneItemId', {
    sceneName: mainScene,
    sourceName: ownNames.labelInput,
  })
  const actions = {
    "the label's file replaced by another": () =>
      room.somebody.call('SetInputSettings', {
        inputName: ownNames.labelInput,
        inputSettings: { file: '/nowhere.png' },
      }),
    "the label's blend mode changed": () =>
      room.somebody.call('SetSceneItemBlendMode', {
        sceneName: mainScene,
        sceneItemId,
        sceneItemBlendMode: 'OBS_BLEND_SCREEN',
      }),
  }
  const rows: Row[] = []
  for (const record of [false, true]) {
    room.change({ phase: 'rehearsing', record })
    await room.calm()
    for (const [name, act] of Object.entries(actions))
      rows.push(row(name, record ? 'recording' : 'no output running', await timesOf(room, act)))
  }
  return rows
}

async function timesOf(room: GuardedRoom, act: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (let n = 0; n < tries; n++) {
    // Faster than a person, and the loop takes it for a fight and spaces its repairs.
    await Promise.all([room.calm(), wait(spacedMs)])
    const before = room.records.length
    const proved = room.onRecord(() => room.records.length > before).then(() => performance.now())
    await act()
    const acknowledged = performance.now()
    times.push(Math.max(0, (await proved) - acknowledged))
  }
  return times
}

const bare = { value: Number.NaN, unit: 'ms', against: null, ratio: null, target: null, met: null }

function row(name: string, state: string, times: readonly number[]): Row {
  const p99 = percentile(times, 0.99)
  return {
    ...bare,
    name: `not reported by OBS, ${state}: ${name}, acknowledgement to proved restoration, p99`,
    value: p99.value,
    target: 'p99 under 60 ms',
    met: p99.value < 60,
    note: `${tries} tries; p50 ${written(percentile(times, 0.5))}, p99 ${written(p99)}, longest ${Math.max(...times).toFixed(1)}`,
  }
}
