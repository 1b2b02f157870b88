/** How long viewers are without the label, counted on pictures: frames that a real OBS recorded, and its first after a crash. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { OBSWebSocket } from 'obs-websocket-js/json'
import { judgeLabel } from '#electron/probe/compare-label.ts'
import type { ExpectedLabel } from '#electron/probe/expected-label.ts'
import { decodePicture } from '#electron/studio/pictures/decode-picture.ts'
import { executable } from '#test/harness/executable.ts'
import {
  avatar,
  canvas,
  type GuardedRoom,
  guardedCollection,
  mainScene,
  openGuardedRoom,
} from '#test/harness/guarded-room.ts'
import { obsCollection } from '#test/harness/obs-collection.ts'
import { type RealObs, realObsMissing, startRealObs } from '#test/harness/real-obs.ts'
import { portrait } from '#test/harness/real-obs-files.ts'
import { framesWithLabel, labelIn, stretchesWithout } from './label-looks.ts'
import { percentile } from './percentiles.ts'
import type { Row } from './row.ts'

const framesPerSecond = 30
const newScenes = 60
const crashes = 10
const collection = obsCollection(guardedCollection)

export async function bench(): Promise<Row[]> {
  const missing = realObsMissing() ?? (executable('ffmpeg') === null ? 'there is no ffmpeg here' : null)
  if (missing !== null)
    return [{ ...bare, name: 'pictures without the label', note: `not measured: ${missing}` }]
  await using obs = await startRealObs({
    canvas: portrait,
    framesPerSecond,
    collections: { Guarded: collection },
  })
  await using room = await openGuardedRoom(obs)
  await room.calm()
  const { label } = room.intent()
  if (label === null) throw new Error('the room has no label')
  const expected = await labelIn(label, canvas)
  return [await freshScenes(room, expected), await afterCrash(room, obs, expected)]
}

const bare = { value: Number.NaN, unit: 'ms', against: null, ratio: null, target: null, met: null }

/** A scene is made, the avatar put into it, and the air cut to it at once: in one batch, as fast as a program can. */
async function freshScenes(room: GuardedRoom, expected: ExpectedLabel): Promise<Row> {
  const { somebody } = room
  await somebody.call('SetCurrentSceneTransition', { transitionName: 'Cut' })
  room.change({ phase: 'rehearsing', record: true })
  await room.calm()
  for (let n = 0; n < newScenes; n++) {
    const sceneName = `fresh ${n}`
    await somebody.callBatch([
      { requestType: 'CreateScene', requestData: { sceneName } },
      { requestType: 'CreateSceneItem', requestData: { sceneName, sourceName: avatar } },
      { requestType: 'SetCurrentProgramScene', requestData: { sceneName } },
    ])
    await wait(200)
    await somebody.call('SetCurrentProgramScene', { sceneName: mainScene })
    await somebody.call('RemoveScene', { sceneName })
    await room.calm()
    await wait(100)
  }
  room.change({ record: false })
  await room.calm()
  const { outputPath } = await somebody.call('StopRecord')
  while ((await somebody.call('GetRecordStatus')).outputActive) await wait(50)
  const seen = await framesWithLabel(outputPath, expected)
  const stretches = stretchesWithout(seen)
  const longest = (Math.max(0, ...stretches) * 1_000) / framesPerSecond
  const lacking = stretches.reduce((sum, length) => sum + length, 0)
  return {
    ...bare,
    name: 'a scene made a moment ago and cut to: longest stretch of recorded frames without the label',
    value: longest,
    target: 'at most 100 ms',
    met: longest <= 100,
    note: `${newScenes} scenes, ${seen.length} frames at ${framesPerSecond} a second; ${lacking} frames in ${stretches.length} stretches are without it, by length in frames: ${tally(stretches)}`,
  }
}

/** OBS is killed and started again on the collection as it was before the studio came: without the label. */
async function afterCrash(room: GuardedRoom, obs: RealObs, expected: ExpectedLabel): Promise<Row> {
  const gone: number[] = []
  for (let n = 0; n < crashes; n++) {
    await obs.kill()
    await writeFile(
      join(obs.home, '.config', 'obs-studio', 'basic', 'scenes', 'Guarded.json'),
      JSON.stringify({ ...collection, name: 'Guarded' }),
    )
    const looking = lookUntilLabelled(obs, expected)
    await obs.restart()
    gone.push(await looking)
    await room.calm(30_000)
  }
  const worst = Math.max(...gone)
  return {
    ...bare,
    name: 'OBS killed and started again: age of the first picture without the label when the label is back, longest',
    value: worst,
    target: 'under 200 ms',
    met: worst < 200,
    note: `${crashes} times; ${gone.map((ms) => ms.toFixed(0)).join(', ')} ms; p50 ${percentile(gone, 0.5).value.toFixed(0)}`,
  }
}

/** Milliseconds from the first picture that OBS gives without the label to the first one with it; 0 where none lacks it. */
async function lookUntilLabelled(obs: RealObs, expected: ExpectedLabel): Promise<number> {
  const client = new OBSWebSocket()
  await eventually(() =>
    client.connect(obs.url, obs.password).then(
      () => true,
      () => false,
    ),
  )
  let firstWithout: number | null = null
  for (;;) {
    // Not asked for its programme: an OBS that is still loading may die of that.
    const { imageData } = await client.call('GetSourceScreenshot', {
      sourceName: mainScene,
      imageFormat: 'jpg',
      imageWidth: expected.picture.width,
      imageHeight: expected.picture.height,
    })
    const taken = performance.now()
    const picture = await decodePicture(Buffer.from(imageData.slice(imageData.indexOf(',') + 1), 'base64'))
    if (judgeLabel(picture, expected) === 'seen') {
      await client.disconnect()
      return firstWithout === null ? 0 : taken - firstWithout
    }
    firstWithout ??= taken
  }
}

async function eventually(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await wait(5)
}

function tally(stretches: readonly number[]): string {
  const counts = Map.groupBy(stretches, (length) => length)
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([length, all]) => `${all.length} of ${length}`)
    .join(', ')
}
