/** What somebody changes in OBS that the studio does not change back: seen, told, recorded, and left alone. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type RehearsalObs, startRehearsalObs } from '#electron/obs/rehearsal/start.ts'
import { ownNames } from '#electron/studio/room/own-names.ts'
import {
  canvas,
  type GuardedRoom,
  guardedCollection,
  mainScene,
  openGuardedRoom,
} from '#test/harness/guarded-room.ts'
import { soon } from '#test/harness/room-out.ts'

vi.setConfig({ testTimeout: 30_000 })

const microphone = '主播麦克风'
const collection = {
  ...guardedCollection,
  inputs: [...guardedCollection.inputs, { name: microphone, kind: 'rehearsal_microphone' }],
  scenes: guardedCollection.scenes.map(({ name, items }) => ({
    name,
    items: [...items, { source: microphone }],
  })),
}

const folder = mkdtempSync(join(tmpdir(), 'fairlive-changes-'))
let obs: RehearsalObs
let room: GuardedRoom

beforeAll(async () => {
  obs = await startRehearsalObs({
    password: 'open sesame',
    canvas,
    collections: [collection],
    recordDirectory: folder,
    streamServer: { server: 'rtmp://127.0.0.1:1/live?token=secret', key: 'the first' },
  })
  room = await openGuardedRoom({ url: obs.url, password: 'open sesame' })
  await room.calm()
})

afterAll(async () => {
  await room[Symbol.asyncDispose]()
  await obs[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

const row = (id: string) => room.report().guards.find(({ guard }) => guard === id)
const seen = (id: string) => row(id)?.seen.map(({ fact, where }) => `${fact} ${where}`.trim())
const changes = () => room.records.flatMap((record) => (record.kind === 'obs.changed' ? [record.body] : []))
const streams = async () => (await room.somebody.call('GetStreamStatus')).outputActive

test('a stream that somebody starts before the room is live is stopped, a virtual camera is told of', async () => {
  await room.somebody.call('StartStream')
  const stream = () => room.outputs.filter(({ output }) => output === 'stream').map(({ active }) => active)
  await expect.poll(stream, soon).toEqual([true, false])
  await room.calm()
  await room.somebody.call('StartVirtualCam')
  await expect.poll(() => seen('output'), soon).toEqual(['running-early virtual-camera'])
  await room.somebody.call('StopVirtualCam')
  await room.calm()
})

test('a stream that ran before the session began is somebody’s own until the room goes live', async () => {
  room.change({ begunAt: Date.now() + 60_000 })
  await room.somebody.call('StartStream')
  await expect.poll(() => seen('output'), soon).toEqual(['running-early stream'])
  expect(await streams()).toBe(true)
  room.change({ phase: 'live', begunAt: 0 })
  await room.calm()
  expect(await streams()).toBe(true)
})

test('another key or service while live is told as long as it is so, and recorded without the key', async () => {
  const setService = (server: string, key: string) =>
    room.somebody.call('SetStreamServiceSettings', {
      streamServiceType: 'rtmp_custom',
      streamServiceSettings: { server, key },
    })
  // OBS takes another service only while it does not stream: whoever wants to stream elsewhere stops first.
  await room.somebody.call('StopStream')
  await expect.poll(streams, soon).toBe(false)
  await setService('rtmp://127.0.0.1:1/live?token=secret', 'a rather different one')
  await expect.poll(() => seen('output'), soon).toEqual(['service-changed stream-service'])
  await setService('rtmp://127.0.0.1:2/elsewhere', 'a rather different one')
  await expect.poll(() => changes().length, soon).toBe(2)
  expect(row('output')?.state).toBe('violated')
  expect(changes()).toEqual([
    {
      what: 'stream-key',
      from: 'rtmp_custom rtmp://127.0.0.1:1/live',
      to: 'rtmp_custom rtmp://127.0.0.1:1/live',
    },
    {
      what: 'stream-service',
      from: 'rtmp_custom rtmp://127.0.0.1:1/live',
      to: 'rtmp_custom rtmp://127.0.0.1:2/elsewhere',
    },
  ])
  await setService('rtmp://127.0.0.1:1/live?token=secret', 'the first')
  await room.calm()
  const { streamServiceSettings } = await room.somebody.call('GetStreamServiceSettings')
  expect(streamServiceSettings.key).toBe('the first')
})

test('a microphone that was heard and falls silent is told and not unmuted', async () => {
  await room.somebody.call('SetInputMute', { inputName: microphone, inputMuted: true })
  await expect.poll(() => seen('audio'), soon).toEqual([`microphone-muted ${microphone}`])
  expect((await room.somebody.call('GetInputMute', { inputName: microphone })).inputMuted).toBe(true)
  await room.somebody.call('SetInputMute', { inputName: microphone, inputMuted: false })
  await room.calm()
})

test('a microphone that is hidden is not heard either, and one that is deleted leaves no sound', async () => {
  const { sceneItemId } = await room.somebody.call('GetSceneItemId', {
    sceneName: mainScene,
    sourceName: microphone,
  })
  const item = { sceneName: mainScene, sceneItemId: Number(sceneItemId) }
  await room.somebody.call('SetSceneItemEnabled', { ...item, sceneItemEnabled: false })
  await expect.poll(() => seen('audio'), soon).toEqual([`microphone-muted ${microphone}`])
  await room.somebody.call('SetSceneItemEnabled', { ...item, sceneItemEnabled: true })
  await room.calm()
  await room.somebody.call('RemoveInput', { inputName: microphone })
  await expect.poll(() => seen('audio'), soon).toEqual(['sound-gone'])
  await room.somebody.call('CreateInput', {
    sceneName: mainScene,
    inputName: '备用麦克风',
    inputKind: 'rehearsal_microphone',
  })
  await room.calm()
})

test('a profile that somebody makes is told for a while, recorded, and kept', async () => {
  const before = changes().length
  const { currentProfileName } = await room.somebody.call('GetProfileList')
  await room.somebody.call('CreateProfile', { profileName: '另一套' })
  await expect.poll(() => seen('collection'), soon).toEqual(['profile-changed 另一套'])
  await expect
    .poll(() => changes().slice(before), soon)
    .toEqual([{ what: 'profile', from: currentProfileName, to: '另一套' }])
  await room.calm()
  expect((await room.somebody.call('GetProfileList')).currentProfileName).toBe('另一套')
})

test('another record folder is told for a while, recorded, and kept', async () => {
  const before = changes().length
  const { recordDirectory: from } = await room.somebody.call('GetRecordDirectory')
  const to = `${from}-elsewhere`
  await recordTo(to)
  await expect.poll(() => seen('collection'), soon).toEqual([`folder-changed ${to}`])
  await expect.poll(() => changes().slice(before), soon).toEqual([{ what: 'record-folder', from, to }])
  await recordTo(from)
  await room.calm()

  function recordTo(parameterValue: string) {
    const parameter = { parameterCategory: 'SimpleOutput', parameterName: 'FilePath', parameterValue }
    return room.somebody.call('SetProfileParameter', parameter)
  }
})

test('a collection that somebody makes is told and recorded, and takes the studio’s parts in', async () => {
  const before = changes().length
  await room.somebody.call('CreateSceneCollection', { sceneCollectionName: '新集合' })
  await expect.poll(() => seen('collection'), soon).toEqual(['collection-changed 新集合'])
  await expect.poll(() => seen('audio'), soon).toEqual(['sound-gone'])
  const { currentProgramSceneName: sceneName } = await room.somebody.call('GetSceneList')
  await room.somebody.call('CreateInput', {
    sceneName,
    inputName: microphone,
    inputKind: 'rehearsal_microphone',
  })
  await room.calm()
  expect(changes().slice(before)).toEqual([{ what: 'collection', from: collection.name, to: '新集合' }])
  const { scenes } = await room.somebody.call('GetSceneList')
  for (const { sceneName } of scenes) {
    const { sceneItems } = await room.somebody.call('GetSceneItemList', { sceneName: String(sceneName) })
    const names = sceneItems.map(({ sourceName }) => sourceName)
    expect(names).toEqual(
      expect.arrayContaining([ownNames.cardInput, ownNames.noticeInput, ownNames.labelInput]),
    )
  }
})

test('another canvas is told at once and recorded; an intent that was drawn for it puts that right', async () => {
  await room.somebody.call('SetVideoSettings', {
    baseWidth: 1440,
    baseHeight: 2560,
    outputWidth: 1440,
    outputHeight: 2560,
  })
  await expect.poll(() => seen('canvas'), soon).toEqual(['canvas-changed 1440×2560'])
  expect(changes().at(-1)).toEqual({ what: 'canvas', from: '1080×1920', to: '1440×2560' })
  room.change({ canvas: { width: 1440, height: 2560 }, label: null })
  await room.calm()
})
