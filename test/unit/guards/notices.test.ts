/** The notice carrier on the rehearsal OBS: where it lies, what stands over what, and what is recorded of it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openOverlayPainter } from '#electron/obs/overlays/painter.ts'
import { type RehearsalObs, startRehearsalObs } from '#electron/obs/rehearsal/start.ts'
import { ownNames } from '#electron/studio/room/own-names.ts'
import type { NoticeIntent } from '#shared/model/intent.ts'
import {
  canvas,
  closeUp,
  drawTestCard,
  type GuardedRoom,
  guardedCollection,
  mainScene,
  openGuardedRoom,
} from '#test/harness/guarded-room.ts'
import { soon } from '#test/harness/room-out.ts'
import { resourcesDir } from '#test/harness/studio.ts'

/** Somebody has put the carrier of an earlier session into a group by hand: a group takes no item by obs-websocket. */
const group = '一组'
const collection = {
  ...guardedCollection,
  inputs: [...guardedCollection.inputs, { name: ownNames.noticeInput, kind: 'image_source' }],
  scenes: [
    {
      name: group,
      group: { width: 400, height: 300 },
      items: [{ source: ownNames.noticeInput, enabled: false }],
    },
    ...guardedCollection.scenes.map(({ name, items }) => ({ name, items: [...items, { source: group }] })),
  ],
}

const folder = mkdtempSync(join(tmpdir(), 'fairlive-notices-'))
let obs: RehearsalObs
let room: GuardedRoom
let notice: NoticeIntent

beforeAll(async () => {
  obs = await startRehearsalObs({
    password: 'open sesame',
    canvas,
    collections: [collection],
    recordDirectory: folder,
  })
  room = await openGuardedRoom({ url: obs.url, password: 'open sesame' })
  await room.calm()
  room.change({ phase: 'live' })
  await room.calm()
  const painter = await openOverlayPainter({ fontFolder: join(resourcesDir, 'fonts'), pictureFolder: folder })
  const text = { zh: '请勿在平台外交易。', en: 'Do not deal outside the platform.' }
  const drawn = await painter.drawNotice({
    text: text.zh,
    canvas,
    safeArea: { x: 60, y: 200, width: 960, height: 1400 },
    label: room.intent().label?.at ?? null,
    card: null,
  })
  const { picture, at } = drawn
  notice = {
    input: ownNames.noticeInput,
    picture,
    at,
    notice: 'off-platform',
    card: null,
    text,
    pack: 'test',
  }
})

afterAll(async () => {
  await room[Symbol.asyncDispose]()
  await obs[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

const itemsIn = async (sceneName: string) =>
  (await room.somebody.call('GetSceneItemList', { sceneName })).sceneItems
const stackIn = async (sceneName: string) =>
  (await itemsIn(sceneName)).filter((item) => item.sceneItemEnabled).map((item) => item.sourceName)
const noticeIn = async (sceneName: string) => {
  const { sceneItemId } = await room.somebody.call('GetSceneItemId', {
    sceneName,
    sourceName: ownNames.noticeInput,
  })
  return { sceneName, sceneItemId: Number(sceneItemId) }
}
const notices = () =>
  room.records.flatMap((record) =>
    record.kind === 'notice.shown' || record.kind === 'notice.ended' ? [record] : [],
  )
const restoredSince = (from: number) =>
  room.records
    .slice(from)
    .flatMap((record) =>
      record.kind === 'guard.restored' ? record.body.facts.map(({ guard, fact }) => `${guard}: ${fact}`) : [],
    )

test('its carrier lies in every scene, hidden and empty, before there is a notice', async () => {
  for (const scene of [mainScene, closeUp, ownNames.safeScene]) {
    const carriers = (await itemsIn(scene)).filter((item) => item.sourceName === ownNames.noticeInput)
    expect(carriers.map((item) => item.sceneItemEnabled)).toEqual([false])
  }
  expect(room.records).toEqual([])
})

test('a notice stands over the card and below the label, in every scene but the safe one', async () => {
  const card = await drawTestCard('青花杯', folder)
  room.change({ card: { ...card, validUntil: Date.now() + 3_600_000 }, notice })
  await room.calm()
  expect((await stackIn(mainScene)).slice(-3)).toEqual([
    ownNames.cardInput,
    ownNames.noticeInput,
    ownNames.labelInput,
  ])
  expect((await stackIn(closeUp)).slice(-2)).toEqual([ownNames.cardInput, ownNames.noticeInput])
  expect(await stackIn(ownNames.safeScene)).toEqual([ownNames.safeInput])
  expect(room.records).toEqual([
    {
      kind: 'notice.shown',
      body: {
        notice: 'off-platform',
        card: null,
        shownAt: expect.any(Number),
        text: notice.text,
        picture: notice.picture.sha256,
        pack: 'test',
      },
    },
  ])
})

test('a carrier that somebody shows in a group is hidden there', async () => {
  const before = room.records.length
  const { sceneItems } = await room.somebody.call('GetGroupSceneItemList', { sceneName: group })
  const inGroup = { sceneName: group, sceneItemId: Number(sceneItems[0]?.sceneItemId) }
  await room.somebody.call('SetSceneItemEnabled', { ...inGroup, sceneItemEnabled: true })
  await expect.poll(() => restoredSince(before), soon).toContain('notices: item-shown')
  const { sceneItemEnabled } = await room.somebody.call('GetSceneItemEnabled', inGroup)
  expect(sceneItemEnabled).toBe(false)
})

test.each([
  {
    name: 'hidden',
    fact: 'item-hidden',
    run: async () =>
      room.somebody.call('SetSceneItemEnabled', { ...(await noticeIn(mainScene)), sceneItemEnabled: false }),
  },
  {
    name: 'put below everything',
    fact: 'item-covered',
    run: async () =>
      room.somebody.call('SetSceneItemIndex', { ...(await noticeIn(mainScene)), sceneItemIndex: 0 }),
  },
  {
    name: 'put over the label',
    fact: 'item-covered',
    run: async () =>
      room.somebody.call('SetSceneItemIndex', {
        ...(await noticeIn(mainScene)),
        sceneItemIndex: (await itemsIn(mainScene)).length - 1,
      }),
  },
  {
    name: 'moved',
    fact: 'item-moved',
    run: async () =>
      room.somebody.call('SetSceneItemTransform', {
        ...(await noticeIn(mainScene)),
        sceneItemTransform: { positionX: 5000 },
      }),
  },
  {
    name: 'deleted',
    fact: 'input-missing',
    run: () => room.somebody.call('RemoveInput', { inputName: ownNames.noticeInput }),
  },
  {
    name: 'given another picture',
    fact: 'wrong-picture',
    run: () =>
      room.somebody.call('SetInputSettings', {
        inputName: ownNames.noticeInput,
        inputSettings: { file: '/nowhere.png' },
      }),
  },
])(
  'a notice that somebody has $name is put right, and the one carrier fights no other',
  async ({ fact, run }) => {
    const before = room.records.length
    await run()
    await expect
      .poll(() => restoredSince(before), soon)
      .toContainEqual(expect.stringMatching(new RegExp(`^(notices|label): ${fact}$`)))
    await room.calm()
    expect((await stackIn(mainScene)).slice(-3)).toEqual([
      ownNames.cardInput,
      ownNames.noticeInput,
      ownNames.labelInput,
    ])
  },
)

test('while the safe scene is on air nobody sees the notice: the showing ends, and a new one begins after it', async () => {
  const { safeScene } = room.intent()
  // How many showings there were depends on how fast this machine mends; the last one still stands.
  const from = notices().length
  const shown = notices().at(-1)
  expect(shown?.kind).toBe('notice.shown')
  room.change({ safeScene: { ...safeScene, on: true } })
  await expect.poll(() => notices().length, soon).toBe(from + 1)
  const ended = notices().at(-1)
  expect(ended?.kind).toBe('notice.ended')
  expect(ended?.body).toMatchObject({ why: 'interrupted', shownAt: shown?.body.shownAt })
  room.change({ safeScene })
  await expect.poll(() => notices().length, soon).toBe(from + 2)
})

test('a notice whose time is over is taken off, its carrier emptied, and how long it stood is recorded', async () => {
  room.change({ notice: null })
  await room.calm()
  const { inputSettings } = await room.somebody.call('GetInputSettings', { inputName: ownNames.noticeInput })
  expect(inputSettings.file).toBe('')
  expect(await stackIn(mainScene)).not.toContain(ownNames.noticeInput)
  const last = notices().at(-1)
  if (last?.kind !== 'notice.ended') throw new Error('the last record is not an end')
  expect(last.body).toMatchObject({ why: 'over', notice: 'off-platform' })
  expect(last.body.stoodMs).toBeGreaterThanOrEqual(0)
  expect(last.body.endedAt - last.body.shownAt).toBeGreaterThanOrEqual(last.body.stoodMs - 1)
})
