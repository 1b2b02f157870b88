/** The safe scene: whole before it is needed, cut to whatever the operator's transition is, and nothing else in it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
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
import { soon } from '#test/harness/room-out.ts'

vi.setConfig({ testTimeout: 30_000 })

const folder = mkdtempSync(join(tmpdir(), 'fairlive-safe-'))
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
  room.change({ phase: 'live' })
  await room.calm()
})

afterAll(async () => {
  await room[Symbol.asyncDispose]()
  await obs[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

const sceneName = ownNames.safeScene
const shown = async () =>
  (await room.somebody.call('GetSceneItemList', { sceneName })).sceneItems
    .filter((item) => item.sceneItemEnabled)
    .map((item) => item.sourceName)
const restoredSince = (from: number) =>
  room.records
    .slice(from)
    .flatMap((record) =>
      record.kind === 'guard.restored' ? record.body.facts.map(({ guard, fact }) => `${guard}: ${fact}`) : [],
    )
const background = async () => {
  const found = await room.somebody.call('GetSceneItemId', { sceneName, sourceName: ownNames.safeInput })
  return { sceneName, sceneItemId: found.sceneItemId }
}
const setOn = (on: boolean) => room.change({ safeScene: { ...room.intent().safeScene, on } })

test('a fade of any length does not hold it up: OBS cuts to it', async () => {
  await room.somebody.call('SetCurrentSceneTransition', { transitionName: 'Fade' })
  await room.somebody.call('SetCurrentSceneTransitionDuration', { transitionDuration: 10_000 })
  const transitions: string[] = []
  room.somebody.on('SceneTransitionStarted', ({ transitionName }) => transitions.push(transitionName))
  setOn(true)
  await room.calm()
  await expect.poll(() => transitions, soon).toEqual(['Cut'])
  const { transitionName } = await room.somebody.call('GetCurrentSceneTransition')
  expect(transitionName).toBe('Fade')
})

test('whoever fades away from it is cut back from at once', async () => {
  const before = room.records.length
  await room.somebody.call('SetCurrentProgramScene', { sceneName: mainScene })
  await expect.poll(() => restoredSince(before), soon).toContain('safe-scene: not-on-air')
  expect((await room.somebody.call('GetSceneList')).currentProgramSceneName).toBe(sceneName)
  await room.somebody.call('SetCurrentSceneTransitionDuration', { transitionDuration: 300 })
})

test.each([
  {
    name: 'the avatar is put over its picture',
    fact: 'not-alone',
    run: () => room.somebody.call('CreateSceneItem', { sceneName, sourceName: avatar }),
  },
  {
    name: 'its picture is moved off the canvas',
    fact: 'item-moved',
    run: async () =>
      room.somebody.call('SetSceneItemTransform', {
        ...(await background()),
        sceneItemTransform: { positionX: 4_000 },
      }),
  },
  {
    name: 'its picture is blended away',
    fact: 'item-blended',
    run: async () =>
      room.somebody.call('SetSceneItemBlendMode', {
        ...(await background()),
        sceneItemBlendMode: 'OBS_BLEND_SUBTRACT',
      }),
  },
  {
    name: 'its picture is hidden',
    fact: 'item-hidden',
    run: async () =>
      room.somebody.call('SetSceneItemEnabled', { ...(await background()), sceneItemEnabled: false }),
  },
  {
    name: 'a filter is put on it',
    fact: 'scene-filtered',
    run: () =>
      room.somebody.call('CreateSourceFilter', {
        sourceName: sceneName,
        filterName: `dark ${performance.now()}`,
        filterKind: 'color_filter_v2',
        filterSettings: { opacity: 0.1 },
      }),
  },
  {
    name: 'it is deleted while it is on air',
    fact: 'scene-missing',
    run: () => room.somebody.call('RemoveScene', { sceneName }),
  },
])('$name: put right, and it is on air', async ({ fact, run }) => {
  const before = room.records.length
  await run()
  await expect.poll(() => restoredSince(before), soon).toContain(`safe-scene: ${fact}`)
  await room.calm()
  const names = await shown()
  expect(names.filter((name) => name !== ownNames.labelInput)).toEqual([ownNames.safeInput])
  expect((await room.somebody.call('GetSceneList')).currentProgramSceneName).toBe(sceneName)
})

test('OBS itself cuts to it when somebody goes there by hand, for it carries its own transition', async () => {
  setOn(false)
  await room.calm()
  await room.somebody.call('SetCurrentProgramScene', { sceneName: mainScene })
  const { transitionName } = await room.somebody.call('GetSceneSceneTransitionOverride', { sceneName })
  expect(transitionName).toBe('Cut')
})
