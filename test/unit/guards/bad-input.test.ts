/** A room on an OBS that is not as one would wish: it lacks requests, fails in the middle, mixes its events up, is huge. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OBSWebSocket } from 'obs-websocket-js/json'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { CollectionPlan } from '#electron/obs/rehearsal/plan.ts'
import { startRehearsalObs } from '#electron/obs/rehearsal/start.ts'
import { ownNames } from '#electron/studio/room/own-names.ts'
import { type Asked, type Meddling, startBetween } from '#test/harness/between.ts'
import {
  avatar,
  canvas,
  type GuardedRoom,
  guardedCollection,
  mainScene,
  openGuardedRoom,
} from '#test/harness/guarded-room.ts'
import { soon } from '#test/harness/room-out.ts'

vi.setConfig({ testTimeout: 60_000 })

const password = 'open sesame'
let folder: string
const ends: AsyncDisposable[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fairlive-bad-'))
})

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

/** A room on an OBS with somebody in between; not yet out. */
async function roomOn(
  meddling: Meddling,
  collection: CollectionPlan = guardedCollection,
): Promise<GuardedRoom> {
  const obs = await startRehearsalObs({
    password,
    canvas,
    collections: [collection],
    recordDirectory: folder,
  })
  ends.push(obs)
  const between = await startBetween(obs.url, meddling)
  ends.push(between)
  const room = await openGuardedRoom({ url: between.url, password })
  ends.push(room)
  // Somebody else speaks to OBS itself.
  const somebody = new OBSWebSocket()
  await somebody.connect(obs.url, password)
  ends.push({ [Symbol.asyncDispose]: () => somebody.disconnect() })
  return { ...room, somebody }
}

async function goOut(room: GuardedRoom): Promise<void> {
  await room.calm(30_000)
  room.change({ phase: 'rehearsing' })
  await room.calm(30_000)
}

/** OBS answers so to what it does not know. */
const unknownRequest = (request: Asked): Asked => ({ ...request, requestType: 'NotInThisVersion' })

const itemOf = async (room: GuardedRoom, sourceName: string, sceneName = mainScene) => {
  const { sceneItemId } = await room.somebody.call('GetSceneItemId', { sceneName, sourceName })
  return { sceneName, sceneItemId }
}

const isShown = async (room: GuardedRoom, sourceName: string, sceneName = mainScene) =>
  (await room.somebody.call('GetSceneItemEnabled', await itemOf(room, sourceName, sceneName)))
    .sceneItemEnabled

const hide = async (room: GuardedRoom, sceneName = mainScene) =>
  room.somebody.call('SetSceneItemEnabled', {
    ...(await itemOf(room, ownNames.labelInput, sceneName)),
    sceneItemEnabled: false,
  })

const labelRow = (room: GuardedRoom) => room.report().guards.find(({ guard }) => guard === 'label')
const kinds = (room: GuardedRoom) => room.records.map(({ kind }) => kind)

test('an OBS that does not know a request with which the label is read: unproved, and never in force', async () => {
  const room = await roomOn({
    asked: (all) =>
      all.map((request) =>
        request.requestType === 'GetSourceFilterList' ? unknownRequest(request) : request,
      ),
  })
  await expect.poll(() => isShown(room, ownNames.labelInput).catch(() => false), soon).toBe(true)
  room.change({ phase: 'rehearsing' })
  await expect.poll(() => labelRow(room)?.state, soon).toBe('unproved')
  await expect.poll(() => kinds(room), soon).toContain('guard.unproved')
  // What can be read is guarded all the same.
  await hide(room)
  await expect.poll(() => isShown(room, ownNames.labelInput), soon).toBe(true)
  expect(labelRow(room)?.state).toBe('unproved')
})

test('an OBS that does not know the request that mends: seen, recorded as not restored, and the rest is mended', async () => {
  const room = await roomOn({
    asked: (all) =>
      all.map((request) =>
        request.requestType === 'SetSceneItemBlendMode' ? unknownRequest(request) : request,
      ),
  })
  await goOut(room)
  const item = await itemOf(room, ownNames.labelInput)
  await room.somebody.callBatch([
    {
      requestType: 'SetSceneItemBlendMode',
      requestData: { ...item, sceneItemBlendMode: 'OBS_BLEND_MULTIPLY' },
    },
    { requestType: 'SetSceneItemEnabled', requestData: { ...item, sceneItemEnabled: false } },
  ])
  await expect.poll(() => isShown(room, ownNames.labelInput), soon).toBe(true)
  await expect.poll(() => kinds(room), soon).toContain('guard.not-restored')
  expect(labelRow(room)?.seen.map(({ fact }) => fact)).toEqual(['item-blended'])
})

test('requests that fail half-way in a batch are sent again until the label is as it must be', async () => {
  let failing = 0
  const room = await roomOn({
    asked: (all) =>
      all.map((request, index) => {
        if (failing === 0 || index < all.length / 2 || request.requestType.startsWith('Get')) return request
        failing -= 1
        return unknownRequest(request)
      }),
  })
  await goOut(room)
  failing = 6
  await room.somebody.call('RemoveInput', { inputName: ownNames.labelInput })
  await expect.poll(() => room.records.at(-1)?.kind, soon).toBe('guard.restored')
  expect(failing).toBe(0)
  const { sceneItems } = await room.somebody.call('GetSceneItemList', { sceneName: mainScene })
  expect(sceneItems.at(-1)).toMatchObject({ sourceName: ownNames.labelInput, sceneItemEnabled: true })
  await room.calm()
})

test('events that come late and the wrong way round end in the same room', async () => {
  const held: (() => void)[] = []
  const room = await roomOn({ event: (pass) => held.push(pass) })
  const releasing = setInterval(() => {
    for (const pass of held.splice(0).reverse()) pass()
  }, 40)
  try {
    await goOut(room)
    const item = await itemOf(room, ownNames.labelInput)
    for (let round = 0; round < 10; round++) {
      await room.somebody.callBatch([
        { requestType: 'SetSceneItemEnabled', requestData: { ...item, sceneItemEnabled: false } },
        { requestType: 'SetSceneItemIndex', requestData: { ...item, sceneItemIndex: 0 } },
        { requestType: 'CreateScene', requestData: { sceneName: `来去 ${round}` } },
        { requestType: 'RemoveScene', requestData: { sceneName: `来去 ${round}` } },
        { requestType: 'SetSceneItemEnabled', requestData: { ...item, sceneItemEnabled: round % 2 === 0 } },
      ])
      await expect.poll(() => isShown(room, ownNames.labelInput), soon).toBe(true)
    }
    await room.calm(20_000)
    const { sceneItems } = await room.somebody.call('GetSceneItemList', { sceneName: mainScene })
    expect(sceneItems.at(-1)).toMatchObject({ sourceName: ownNames.labelInput, sceneItemEnabled: true })
  } finally {
    clearInterval(releasing)
  }
})

test.each([
  ['60 scenes with names of all sorts', 60, `场景 🎭/\\"'<b>${'\u200d'}`],
  ['500 scenes', 500, '场景'],
])(
  '%s are prepared, and the one on air is mended at once',
  async (_, count, of) => {
    const names = Array.from({ length: count }, (_, index) => `${of} ${index}`)
    const last = names.at(-1) ?? ''
    const room = await roomOn(
      {},
      {
        ...guardedCollection,
        program: last,
        scenes: names.map((name) => ({ name, items: [{ source: '背景' }, { source: avatar }] })),
      },
    )
    await room.calm(100_000)
    room.change({ phase: 'rehearsing' })
    await room.calm(30_000)
    await hide(room, last)
    await expect.poll(() => room.records.at(-1)?.kind, soon).toBe('guard.restored')
    for (const name of [names[0], names[Math.floor(count / 2)], last])
      expect(await isShown(room, ownNames.labelInput, name)).toBe(true)
  },
  150_000,
)

test('inputs and a scene that bear the studio’s names before it comes keep what they are and lose the name', async () => {
  const theirs = { kind: 'color_source_v3', settings: { color: 0xff00ff00, width: 300, height: 80 } }
  const aside = `${ownNames.labelInput} (原有)`
  const room = await roomOn(
    {},
    {
      ...guardedCollection,
      inputs: [
        ...guardedCollection.inputs,
        { name: ownNames.labelInput, ...theirs },
        { name: ownNames.safeInput, ...theirs },
        // Somebody has been here before.
        { name: aside, ...theirs },
      ],
      scenes: [
        ...guardedCollection.scenes,
        {
          name: ownNames.safeScene,
          items: [{ source: avatar }, { source: ownNames.safeInput }, { source: aside }],
        },
        { name: '旧场景', items: [{ source: ownNames.labelInput }] },
      ],
    },
  )
  await goOut(room)
  const { inputs } = await room.somebody.call('GetInputList')
  const kindOf = (name: string) => inputs.find(({ inputName }) => inputName === name)?.inputKind
  expect(kindOf(ownNames.labelInput)).toBe('image_source')
  expect(kindOf(ownNames.safeInput)).toBe('image_source')
  expect(kindOf(aside)).toBe('color_source_v3')
  expect(kindOf(`${ownNames.labelInput} (原有 2)`)).toBe('color_source_v3')
  expect(await isShown(room, avatar, ownNames.safeScene)).toBe(false)
  expect(await isShown(room, ownNames.labelInput)).toBe(true)
  expect(room.records).toEqual([])
})
