/** Sources that come, change and go while the room is out: what the studio asks, records and labels, with an OBS under it. */
import type { OBSWebSocket } from 'obs-websocket-js/json'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { ownNames } from '#electron/studio/room/own-names.ts'
import type { SourceView } from '#shared/model/views.ts'
import { entriesOf, inForce, makeReady, somebodyAt, soon } from '#test/harness/room-out.ts'
import { type SeatClient, startTestStudio, type TestStudio } from '#test/harness/studio.ts'

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

/** A scene of the demo without a virtual image, and its camera. */
const scene = '主播机位'
const camera = '主播摄像头'

let studio: TestStudio
let operator: SeatClient
let somebody: { readonly obs: OBSWebSocket } & AsyncDisposable

beforeAll(async () => {
  studio = await startTestStudio({ kind: 'rehearsal' })
  operator = await studio.signIn('he-yi')
  await makeReady(studio, operator)
  somebody = await somebodyAt(studio)
  await somebody.obs.call('SetCurrentProgramScene', { sceneName: scene })
  await operator.session.rehearse()
  await studio.when('the guards', inForce)
})
afterAll(async () => {
  await somebody[Symbol.asyncDispose]()
  await studio[Symbol.asyncDispose]()
})

const changes = () => entriesOf(studio, 'source.changed').map(({ body }) => body)
const settled = () => studio.when('the guards', inForce)

function asked(name: string, holds: (source: SourceView) => boolean = () => true) {
  const isIt = (source: SourceView) =>
    source.name === name && source.asked && source.nature === null && source.shown && holds(source)
  return studio.when(`a question about ${name}`, ({ sources, guards }) => {
    const row = guards.find(({ guard }) => guard === 'undeclared')
    return sources.some(isIt) && row?.state === 'violated'
  })
}

async function isLabelled(): Promise<boolean> {
  const { sceneItems } = await somebody.obs.call('GetSceneItemList', { sceneName: scene })
  const label = sceneItems.find(({ sourceName }) => sourceName === ownNames.labelInput)
  return label?.sceneItemEnabled === true
}

test('text and colours need no answer, everything else had one before the room went out', () => {
  const { sources } = studio.studio.view.value
  expect(sources.filter(({ asked }) => !asked).map(({ kind }) => kind.replace(/_v\d$/, ''))).toEqual(
    expect.arrayContaining(['text_ft2_source', 'color_source']),
  )
  expect(sources.filter(({ asked, nature }) => asked && nature === null)).toEqual([])
})

test('a source that looks like an avatar is asked about, and labelled until somebody says what it is', async () => {
  expect(await isLabelled()).toBe(false)
  const inputName = 'VTube Studio'
  await somebody.obs.call('CreateInput', {
    sceneName: scene,
    inputName,
    inputKind: 'rehearsal_camera',
    inputSettings: { figure: 'somebody' },
  })
  const { labelRequired } = await asked(inputName, ({ proposed }) => proposed === 'virtual-image')
  expect(labelRequired).toBe(true)
  await expect.poll(isLabelled, soon).toBe(true)
  await operator.room.declareSource({ source: inputName, nature: 'real', seen: 'somebody' })
  await expect.poll(isLabelled, soon).toBe(false)
  await settled()
  expect(changes()).toEqual([])
})

test('one that captures something else has to be declared again, also once it is back', async () => {
  await somebody.obs.call('SetInputSettings', { inputName: camera, inputSettings: { figure: 'another' } })
  await asked(camera, ({ before }) => before === 'real')
  await expect
    .poll(changes, soon)
    .toEqual([{ source: camera, nature: 'real', how: 'captures-else', was: 'presenter', now: 'another' }])
  await somebody.obs.call('SetInputSettings', { inputName: camera, inputSettings: { figure: 'presenter' } })
  await asked(camera, ({ capture }) => capture === 'presenter')
  await expect(
    operator.room.declareSource({ source: camera, nature: 'real', seen: 'another' }),
  ).rejects.toMatchObject({ code: 'REFUSED', data: { code: 'source.changed-meanwhile' } })
  await operator.room.declareSource({ source: camera, nature: 'real', seen: 'presenter' })
  await settled()
})

test('another name is another source', async () => {
  await somebody.obs.call('SetInputName', { inputName: camera, newInputName: '备用机位' })
  await asked('备用机位')
  await expect.poll(changes, soon).toContainEqual({
    source: camera,
    nature: 'real',
    how: 'renamed',
    was: 'presenter',
    now: '备用机位',
  })
  await expect(operator.room.declareSource({ source: camera, nature: 'real' })).rejects.toMatchObject({
    data: { code: 'source.unread' },
  })
  await operator.room.declareSource({ source: '备用机位', nature: 'real' })
  await settled()
})

test('so is one that is deleted and made anew under the same name', async () => {
  await somebody.obs.call('RemoveInput', { inputName: '备用机位' })
  await expect.poll(changes, soon).toContainEqual(expect.objectContaining({ how: 'removed', now: null }))
  const made = () =>
    somebody.obs
      .call('CreateInput', {
        sceneName: scene,
        inputName: '备用机位',
        inputKind: 'rehearsal_camera',
        inputSettings: { figure: 'presenter' },
      })
      .then(
        () => true,
        () => false,
      )
  await expect.poll(made, soon).toBe(true)
  await asked('备用机位', ({ before }) => before === 'real')
  await operator.room.declareSource({ source: '备用机位', nature: 'real' })
  await settled()
})

test('what was declared and what lapsed follows from the log alone', async () => {
  expect((await operator.ledger.verify()).findings).toEqual([])
  expect(studio.faults).toEqual([])
})
