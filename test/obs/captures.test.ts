/** Whether OBS's own inputs say what they capture in the settings that the studio reads. */
import { OBSWebSocket } from 'obs-websocket-js/json'
import { expect, test } from 'vitest'
import type { SourceFamily } from '#shared/model/declarations.ts'
import { captureLine, familyOf, readCapture } from '#shared/rules/sources/capture.ts'
import { realObsMissing, startRealObs } from '#test/harness/real-obs.ts'
import { describeWhere } from '#test/harness/skip.ts'

async function connected(obs: { readonly url: string; readonly password: string }) {
  const client = new OBSWebSocket()
  await client.connect(obs.url, obs.password)
  return { client, [Symbol.asyncDispose]: () => client.disconnect() }
}

describeWhere(realObsMissing(), 'the inputs of a real OBS', () => {
  test('are all of a family that the studio knows', async () => {
    await using obs = await startRealObs()
    await using somebody = await connected(obs)
    const { inputKinds } = await somebody.client.call('GetInputKindList')
    expect(inputKinds.length).toBeGreaterThan(5)
    expect(inputKinds.filter((kind) => familyOf(kind) === 'other')).toEqual([])
  })

  const chosen: readonly (readonly [string, SourceFamily, Record<string, string | boolean>, string])[] = [
    ['image_source', 'image', { file: '/pictures/背景.png' }, '/pictures/背景.png'],
    ['v4l2_input', 'camera', { device_id: '/dev/video9' }, '/dev/video9'],
    ['ffmpeg_source', 'media', { local_file: '/videos/a.mp4' }, '/videos/a.mp4'],
    [
      'ffmpeg_source',
      'media',
      { is_local_file: false, input: 'http://127.0.0.1:1/live?k=1' },
      'http://127.0.0.1:1/live…f',
    ],
    ['color_source_v3', 'colour', {}, ''],
  ]
  test('keep what was chosen under the names that the studio looks for', async () => {
    await using obs = await startRealObs()
    await using somebody = await connected(obs)
    for (const [index, [inputKind, family, inputSettings, line]] of chosen.entries()) {
      const inputName = `${inputKind} ${index}`
      await somebody.client.call('CreateInput', { sceneName: 'Scene', inputName, inputKind })
      await somebody.client.call('SetInputSettings', { inputName, inputSettings })
      const read = await somebody.client.call('GetInputSettings', { inputName })
      const capture = readCapture(read.inputKind, read.inputSettings)
      expect([capture.family, captureLine(capture, () => 'f')]).toEqual([family, line])
    }
  })
})
