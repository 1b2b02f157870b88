import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { startRehearsalObs } from '#electron/obs/rehearsal/start.ts'
import { connectRaw } from '#test/harness/raw-obs-client.ts'
import { label, PureRoom, roomOptions } from './small-room.ts'

const set = (room: PureRoom, sceneItemEnabled: boolean) =>
  room.ask('SetSceneItemEnabled', { ...label, sceneItemEnabled }).events.map(({ eventType }) => eventType)
const enabled = (room: PureRoom) =>
  room.ask('GetSceneItemEnabled', label).response.responseData?.sceneItemEnabled
const code = (room: PureRoom, type: string, data = {}) => room.ask(type, data).response.requestStatus.code

/** Colour of the pixel in the middle of the label. */
async function labelColour(png: Buffer): Promise<readonly number[]> {
  const context = createCanvas(128, 72).getContext('2d')
  context.drawImage(await loadImage(png), 0, 0, 128, 72)
  return [...context.getImageData(10, 5, 1, 1).data]
}

const green = [0, 255, 0, 255]
const red = [255, 0, 0, 255]

describe('the lies of a real OBS', () => {
  it('the confirming event lies: told as shown, left hidden, and hiding again tells nothing', () => {
    const room = new PureRoom({ lies: { enableEvents: 1 } })
    set(room, false)
    expect(set(room, true)).toEqual(['SceneItemEnableStateChanged'])
    expect(enabled(room)).toBe(false)
    expect(set(room, false)).toEqual([])
    expect(set(room, true)).toEqual(['SceneItemEnableStateChanged'])
    expect(enabled(room)).toBe(true)
  })

  it('only a fast repair runs into that lie', () => {
    const room = new PureRoom({ lies: { enableEvents: 1 } })
    set(room, false)
    room.pass(60_000)
    set(room, true)
    expect(enabled(room)).toBe(true)
  })

  it('a start of the recording right after its end is accepted and does nothing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fairlive-rehearsal-'))
    await using obs = await startRehearsalObs(
      roomOptions({ recordDirectory: folder, timing: { recordStart: 0, recordStop: 0, recordDeaf: 200 } }),
    )
    await using client = await connectRaw(obs.url, '')
    const state = (name: string) =>
      client.event(({ eventData }) => eventData?.outputState === `OBS_WEBSOCKET_OUTPUT_${name}`, name)
    await client.request('StartRecord')
    await state('STARTED')
    await client.request('StopRecord')
    await state('STOPPED')
    client.events.length = 0
    const { requestStatus } = await client.request('StartRecord')
    expect(requestStatus.code).toBe(100)
    expect(client.events).toEqual([])
    await client.batch({ requests: [{ requestType: 'Sleep', requestData: { sleepMillis: 200 } }] })
    await client.request('StartRecord')
    await state('STARTED')
    await client[Symbol.asyncDispose]()
    await obs.close()
    await rm(folder, { recursive: true })
  })

  it("a removed input's name stays taken until the scenes that held it are rendered", () => {
    const room = new PureRoom()
    room.ask('CreateInput', { sceneName: 'idle', inputName: 'card', inputKind: 'color_source_v3' })
    room.ask('RemoveInput', { inputName: 'card' })
    room.pass(10_000)
    const again = { sceneName: 'idle', inputName: 'card', inputKind: 'color_source_v3' }
    expect(code(room, 'CreateInput', again)).toBe(601)
    room.ask('GetSourceScreenshot', { sourceName: 'idle', imageFormat: 'png', imageWidth: 16 })
    expect(code(room, 'CreateInput', again)).toBe(100)
  })

  it('settings change in silence, and in the newer dialect with an event', () => {
    const events = (dialect: '5.1' | '5.5') => {
      const room = new PureRoom({ dialect })
      const filter = { sourceName: 'label', filterName: 'fade' }
      room.ask('CreateSourceFilter', { ...filter, filterKind: 'color_filter_v2' })
      return [
        ...room.ask('SetInputSettings', { inputName: 'label', inputSettings: { width: 1 } }).events,
        ...room.ask('SetSourceFilterSettings', { ...filter, filterSettings: { opacity: 0 } }).events,
      ].map(({ eventType }) => eventType)
    }
    expect(events('5.1')).toEqual([])
    expect(events('5.5')).toEqual(['InputSettingsChanged', 'SourceFilterSettingsChanged'])
  })

  it('a blend mode is told by nothing but an unchanged transform', () => {
    const room = new PureRoom()
    const blend = { ...label, sceneItemBlendMode: 'OBS_BLEND_MULTIPLY' }
    expect(room.ask('SetSceneItemBlendMode', blend).events).toEqual([])
    expect(room.pass(40)).toEqual(['SceneItemTransformChanged'])
  })

  it('studio mode airs a private copy that no screenshot shows', async () => {
    await using obs = await startRehearsalObs(roomOptions())
    await using client = await connectRaw(obs.url, '')
    const size = { width: 128, height: 72 }
    const screenshot = async () => {
      const shot = { sourceName: 'air', imageFormat: 'png', imageWidth: 128, imageHeight: 72 }
      const { responseData } = await client.request('GetSourceScreenshot', shot)
      return Buffer.from(String(responseData?.imageData).split(',')[1] ?? '', 'base64')
    }
    await client.request('SetStudioModeEnabled', { studioModeEnabled: true })
    await client.request('SetSceneItemEnabled', { ...label, sceneItemEnabled: false })
    expect(await labelColour(await obs.air(size))).toEqual(green)
    expect(await labelColour(await screenshot())).toEqual(red)

    await client.request('SetCurrentSceneTransition', { transitionName: 'Cut' })
    await client.request('TriggerStudioModeTransition')
    await client.event(({ eventType }) => eventType === 'SceneTransitionEnded', 'the end of the transition')
    await client.request('SetSceneItemEnabled', { ...label, sceneItemEnabled: true })
    expect(await labelColour(await obs.air(size))).toEqual(red)
    expect(await labelColour(await screenshot())).toEqual(green)

    await client.request('SetStudioModeEnabled', { studioModeEnabled: false })
    expect(await labelColour(await obs.air(size))).toEqual(green)
  })

  it('asking for the programme scene while a collection loads ends OBS', async () => {
    await using obs = await startRehearsalObs(roomOptions({ timing: { collectionLoad: 10_000 } }))
    await using client = await connectRaw(obs.url, '')
    const unanswered = Promise.allSettled([
      client.request('CreateSceneCollection', { sceneCollectionName: 'next' }),
    ])
    await client.event(({ eventType }) => eventType === 'CurrentSceneCollectionChanging', 'the change')
    expect((await client.request('GetSceneList')).responseData?.currentProgramSceneName).toBeNull()
    const dying = Promise.allSettled([client.request('GetCurrentProgramScene')])
    expect((await client.closed).code).toBe(1006)
    await expect(connectRaw(obs.url, '')).rejects.toThrow('ECONNREFUSED')
    await Promise.all([unanswered, dying])
  })

  it('a file is read again by its modification time, and only by that', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fairlive-rehearsal-'))
    const file = join(folder, 'label.png')
    const draw = async (width: number, modified: number) => {
      await writeFile(file, createCanvas(width, 10).toBuffer('image/png'))
      await utimes(file, modified, modified)
    }
    await draw(20, 1_000_000)
    await using obs = await startRehearsalObs(roomOptions({ timing: { fileCheck: 10 } }))
    await using client = await connectRaw(obs.url, '')
    await client.request('CreateInput', {
      sceneName: 'air',
      inputName: 'image',
      inputKind: 'image_source',
      inputSettings: { file },
    })
    const width = async () => {
      const { responseData } = await client.request('GetSceneItemTransform', {
        sceneName: 'air',
        sceneItemId: 3,
      })
      return (responseData as { sceneItemTransform: { sourceWidth: number } }).sceneItemTransform.sourceWidth
    }
    await draw(30, 1_000_000)
    await client.batch({ requests: [{ requestType: 'Sleep', requestData: { sleepMillis: 60 } }] })
    expect(await width()).toBe(20)
    client.events.length = 0
    await draw(40, 1_000_001)
    await client.event(({ eventType }) => eventType === 'SceneItemTransformChanged', 'the new size')
    expect(await width()).toBe(40)
    await rm(folder, { recursive: true })
  })
})
