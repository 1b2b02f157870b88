/** Another canvas under a whole studio: the overlays follow it. */
import { expect, test, vi } from 'vitest'
import { ownNames } from '#electron/studio/room/own-names.ts'
import { inForce, makeReady, somebodyAt, soon } from '#test/harness/room-out.ts'
import { startTestStudio } from '#test/harness/studio.ts'

vi.setConfig({ testTimeout: 30_000 })

test('a canvas of another size and shape has every overlay drawn anew, and the room is ready again', async () => {
  await using studio = await startTestStudio({ kind: 'rehearsal' })
  const operator = await studio.signIn('he-yi')
  await makeReady(studio, operator)
  await using somebody = await somebodyAt(studio)
  const label = async () => {
    const { inputSettings } = await somebody.obs.call('GetInputSettings', { inputName: ownNames.labelInput })
    return String(inputSettings.file)
  }
  const portrait = await label()
  await somebody.obs.call('SetVideoSettings', {
    baseWidth: 1280,
    baseHeight: 720,
    outputWidth: 1280,
    outputHeight: 720,
  })
  await expect.poll(label, soon).not.toBe(portrait)
  await studio.when('the guards', (view) => inForceButRecording(view) && view.canvas?.width === 1280)
  const { sceneItems } = await somebody.obs.call('GetSceneItemList', { sceneName: ownNames.safeScene })
  const background = sceneItems.find(({ sourceName }) => sourceName === ownNames.safeInput)
  expect(background?.sceneItemTransform).toMatchObject({ sourceWidth: 1280, sourceHeight: 720 })
  await operator.session.rehearse()
  await studio.when('the guards', inForce)
})

const inForceButRecording = ({ guards }: Parameters<typeof inForce>[0]) =>
  guards.every(({ state }) => state === 'in-force' || state === 'off')
