/** Two programs on one OBS: the other one undoes every repair at once. It ends on the ladder, and not in a loop. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OBSWebSocket } from 'obs-websocket-js/json'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type RehearsalObs, startRehearsalObs } from '#electron/obs/rehearsal/start.ts'
import { ownNames } from '#electron/studio/room/own-names.ts'
import {
  avatar,
  canvas,
  type GuardedRoom,
  guardedCollection,
  mainScene,
  openGuardedRoom,
} from '#test/harness/guarded-room.ts'
import { hastyLadder } from '#test/harness/ladder-rules.ts'
import { soon } from '#test/harness/room-out.ts'

const password = 'open sesame'
let folder: string
let obs: RehearsalObs
let room: GuardedRoom
const fighters: OBSWebSocket[] = []

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fairlive-fighting-'))
  obs = await startRehearsalObs({
    password,
    canvas,
    collections: [guardedCollection],
    recordDirectory: folder,
    streamServer: { server: 'rtmp://127.0.0.1:1/rehearsal', key: 'rehearsal' },
  })
  room = await openGuardedRoom({ url: obs.url, password, rules: hastyLadder })
  await room.calm()
  room.change({ phase: 'rehearsing' })
  await room.calm()
})

afterEach(async () => {
  await Promise.all(fighters.splice(0).map((fighter) => fighter.disconnect()))
  await room[Symbol.asyncDispose]()
  await obs[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

test('over the label alone: what must be labelled is taken out of the picture, and there it ends', async () => {
  await fight([ownNames.labelInput])
  await expect.poll(rungs, soon).toEqual(['label: prompt', 'label: warning', 'label: pull'])
  await expect.poll(() => isShown(avatar), soon).toBe(false)
  await expect.poll(notClimbed, soon).toContain('label: safe-scene (safe-already)')
  expect(room.report().programme).toBe(mainScene)
  expect(room.report().ladder).toEqual({
    prompt: ['label'],
    warning: ['label'],
    pull: [avatar],
    safeScene: false,
    stopOutput: false,
  })
})

test('over what was pulled as well: it ends in the safe scene', async () => {
  await fight([ownNames.labelInput, avatar])
  await expect.poll(() => room.report().programme, soon).toBe(ownNames.safeScene)
  expect(rungs().some((climbed) => climbed.endsWith(': safe-scene'))).toBe(true)
  expect(room.report().ladder.safeScene).toBe(true)
})

test('over the safe scene too: the output is stopped', async () => {
  room.change({ phase: 'live', startOutput: true })
  await room.calm()
  room.change({ startOutput: false })
  const fighter = await fight([ownNames.labelInput, avatar])
  fighter.on('CurrentProgramSceneChanged', ({ sceneName }) => {
    if (sceneName === ownNames.safeScene) void cut(fighter, mainScene)
  })
  await expect.poll(rungs, soon).toContain('safe-scene: stop-output')
  await expect.poll(async () => (await room.somebody.call('GetStreamStatus')).outputActive, soon).toBe(false)
  // The studio itself stopped it, and says so.
  await expect
    .poll(() => room.outputs.at(-1), soon)
    .toMatchObject({ output: 'stream', active: false, asked: true })
}, 20_000)

test('when the other one gives up the room comes down, and the picture is as it was', async () => {
  const fighter = await fight([ownNames.labelInput, avatar])
  await expect.poll(() => room.report().programme, soon).toBe(ownNames.safeScene)
  await fighter.disconnect()
  await expect.poll(() => room.report().programme, soon).toBe(mainScene)
  await expect.poll(() => isShown(avatar), soon).toBe(true)
  await room.calm()
  expect(await isShown(ownNames.labelInput)).toBe(true)
  expect(room.report().guards.map(({ rung }) => rung)).toEqual(room.report().guards.map(() => null))
}, 20_000)

test('one that fights as fast as it can costs OBS a bounded number of requests', async () => {
  let events = 0
  room.somebody.on('SceneItemEnableStateChanged', () => {
    events++
  })
  await fight([ownNames.labelInput])
  await expect.poll(rungs, soon).toContain('label: pull')
  const from = { events, at: performance.now() }
  await expect.poll(() => performance.now() - from.at, soon).toBeGreaterThan(1_000)
  // One event for each of the two, and twenty repairs a second that nothing delays.
  expect(events - from.events).toBeLessThan(2 * 45)
})

/** Another program that hides what the studio shows, and shows what it hides. */
async function fight(sources: readonly string[]): Promise<OBSWebSocket> {
  const fighter = new OBSWebSocket()
  fighters.push(fighter)
  await fighter.connect(obs.url, password)
  const items = new Map<string, boolean>()
  for (const sourceName of sources) {
    const { sceneItemId } = await fighter.call('GetSceneItemId', { sceneName: mainScene, sourceName })
    items.set(`${mainScene} ${sceneItemId}`, sourceName === avatar)
  }
  fighter.on('SceneItemEnableStateChanged', ({ sceneName, sceneItemId, sceneItemEnabled }) => {
    const wanted = items.get(`${sceneName} ${sceneItemId}`)
    if (wanted !== undefined && wanted !== sceneItemEnabled) void set(fighter, sceneName, sceneItemId, wanted)
  })
  const { sceneItemId } = await fighter.call('GetSceneItemId', {
    sceneName: mainScene,
    sourceName: ownNames.labelInput,
  })
  await set(fighter, mainScene, sceneItemId, false)
  return fighter
}

/** A fighter that was sent away in the middle of a call has nobody to hear of it. */
async function set(
  fighter: OBSWebSocket,
  sceneName: string,
  sceneItemId: number,
  sceneItemEnabled: boolean,
): Promise<void> {
  await fighter
    .call('SetSceneItemEnabled', { sceneName, sceneItemId, sceneItemEnabled })
    .catch(() => undefined)
}

async function cut(fighter: OBSWebSocket, sceneName: string): Promise<void> {
  await fighter.call('SetCurrentProgramScene', { sceneName }).catch(() => undefined)
}

function rungs(): readonly string[] {
  return room.records.flatMap(({ kind, body }) =>
    kind === 'guard.rung' ? [`${body.guard}: ${body.rung}`] : [],
  )
}

function notClimbed(): readonly string[] {
  return room.records.flatMap(({ kind, body }) =>
    kind === 'guard.not-climbed' ? [`${body.guard}: ${body.rungs.join()} (${body.why})`] : [],
  )
}

async function isShown(sourceName: string): Promise<boolean> {
  const { sceneItemId } = await room.somebody.call('GetSceneItemId', { sceneName: mainScene, sourceName })
  const item = await room.somebody.call('GetSceneItemEnabled', { sceneName: mainScene, sceneItemId })
  return item.sceneItemEnabled
}
