import { copyFile, rm, utimes, writeFile } from 'node:fs/promises'
import { createCanvas } from '@napi-rs/canvas'
import { ask, type Family, scenario } from '../scenario.ts'

/** Fonts decide these. */
const lettering = ['width', 'height', 'sourceWidth', 'sourceHeight']

export const inputs: Family = {
  name: 'inputs',
  scenarios: [
    scenario(
      'have kinds with defaults',
      ask('GetInputDefaultSettings', { inputKind: 'color_source_v3' }),
      ask('GetInputDefaultSettings', { inputKind: 'image_source' }),
      ask('GetInputDefaultSettings', { inputKind: 'text_ft2_source_v2' }),
      ask('GetInputDefaultSettings', { inputKind: 'ffmpeg_source' }),
      ask('GetInputDefaultSettings', { inputKind: 'color_source' }),
      ask('GetInputDefaultSettings', { inputKind: 'nope' }),
      ask('GetInputDefaultSettings'),
      ask('GetInputKindList', undefined, { loose: ['inputKinds'] }),
      ask('GetSpecialInputs'),
    ),
    scenario(
      'are created in a scene, in the order in which things are checked',
      ask('CreateInput'),
      ask('CreateInput', {}),
      ask('CreateInput', { sceneName: 'Scene' }),
      ask('CreateInput', { sceneName: 'Scene', inputName: 'a' }),
      ask('CreateInput', { sceneName: 'Scene', inputName: 'a', inputKind: 'nope' }),
      ask('CreateInput', { sceneName: 'nope', inputName: 'a', inputKind: 'color_source_v3' }),
      ask('CreateInput', { sceneName: 'Scene', inputName: 'Scene', inputKind: 'color_source_v3' }),
      ask('CreateInput', {
        sceneName: 'Scene',
        inputName: 'a',
        inputKind: 'color_source_v3',
        inputSettings: 5,
      }),
      ask('CreateInput', {
        sceneName: 'Scene',
        inputName: 'a',
        inputKind: 'color_source_v3',
        inputSettings: { width: 100, height: 50, color: 0xff0000ff },
      }),
      ask('CreateInput', { sceneName: 'Scene', inputName: 'a', inputKind: 'color_source_v3' }),
      ask('CreateInput', {
        sceneName: 'Scene',
        inputName: 'b',
        inputKind: 'color_source_v3',
        sceneItemEnabled: false,
      }),
      ask('GetInputList'),
      ask('GetInputList', { inputKind: 'color_source_v3' }),
      ask('GetInputList', { inputKind: 'color_source' }),
      ask('GetInputSettings', { inputName: 'b' }),
      ask('GetInputSettings', { inputName: 'Scene' }),
      ask('GetInputSettings', { inputName: 'nope' }),
    ),
    scenario(
      'change silently',
      ask('SetInputSettings', { inputName: 'a' }),
      ask('SetInputSettings', { inputName: 'a', inputSettings: {} }),
      ask('SetInputSettings', { inputName: 'a', inputSettings: { width: 120 } }),
      ask('GetInputSettings', { inputName: 'a' }),
      ask('SetInputSettings', { inputName: 'a', inputSettings: { height: 60 }, overlay: 1 }),
      ask('SetInputSettings', { inputName: 'a', inputSettings: { height: 60 }, overlay: false }),
      ask('GetInputSettings', { inputName: 'a' }),
      ask('SetInputSettings', { inputName: 'a', inputSettings: { color: 0xff00ff00 } }),
      ask('GetSceneItemTransform', { sceneName: 'Scene', sceneItemId: 1 }),
      ask('SetInputName', { inputName: 'a', newInputName: 'b' }),
      ask('SetInputName', { inputName: 'a', newInputName: 'a2' }),
      ask('SetInputName', { inputName: 'a2', newInputName: 'a2' }),
      ask('SetInputName', { inputName: 'Scene', newInputName: 'x' }),
      ask('GetInputMute', { inputName: 'a2' }),
      ask('SetInputMute', { inputName: 'a2', inputMuted: true }),
      ask('GetInputVolume', { inputName: 'a2' }),
    ),
    scenario(
      'have sound where their kind has',
      ask('CreateScene', { sceneName: 'Idle' }),
      ask('CreateInput', { sceneName: 'Idle', inputName: 'm', inputKind: 'ffmpeg_source' }),
      ask('GetInputMute', { inputName: 'm' }),
      ask('SetInputMute', { inputName: 'm' }),
      ask('SetInputMute', { inputName: 'm', inputMuted: 1 }),
      ask('SetInputMute', { inputName: 'm', inputMuted: true }),
      ask('SetInputMute', { inputName: 'm', inputMuted: true }),
      ask('ToggleInputMute', { inputName: 'm' }),
      ask('GetInputVolume', { inputName: 'm' }),
      ask('SetInputVolume', { inputName: 'm' }),
      ask('SetInputVolume', { inputName: 'm', inputVolumeDb: -6 }),
      ask('SetInputVolume', { inputName: 'm', inputVolumeMul: 0.25 }),
      ask('SetInputVolume', { inputName: 'm', inputVolumeMul: 0.25, inputVolumeDb: -3 }),
      ask('SetInputVolume', { inputName: 'm', inputVolumeMul: 30 }),
      ask('SetInputVolume', { inputName: 'm', inputVolumeDb: -200 }),
      ask('SetInputVolume', { inputName: 'm', inputVolumeMul: 0 }),
      ask('GetInputVolume', { inputName: 'm' }),
    ),
    {
      name: 'show images of files, or nothing',
      steps: ({ image, folder }) => [
        ask('CreateInput', {
          sceneName: 'Scene',
          inputName: 'img',
          inputKind: 'image_source',
          inputSettings: { file: `${folder}/missing.png` },
        }),
        ask('GetSceneItemTransform', { sceneName: 'Scene', sceneItemId: 3 }),
        ask('GetSourceScreenshot', { sourceName: 'img', imageFormat: 'png' }),
        ask('GetSourceScreenshot', {
          sourceName: 'img',
          imageFormat: 'png',
          imageWidth: 8,
          imageHeight: 8,
        }),
        ask('SetInputSettings', { inputName: 'img', inputSettings: { file: image } }),
        ask('GetSceneItemTransform', { sceneName: 'Scene', sceneItemId: 3 }),
        ask('SetInputSettings', { inputName: 'img', inputSettings: { file: '' } }),
        ask('GetSceneItemTransform', { sceneName: 'Scene', sceneItemId: 3 }),
      ],
    },
    {
      name: 'follow a file on disk by its modification time',
      steps: ({ image, folder }) => {
        const file = `${folder}/label.png`
        const place = { sceneName: 'Scene', sceneItemId: 3 }
        const changed = [{ type: 'SceneItemTransformChanged', with: place }]
        const size = ['width', 'height', 'sourceWidth', 'sourceHeight']
        return [
          ask('GetSceneItemTransform', place, { before: () => copyFile(image, file) }),
          ask('SetInputSettings', { inputName: 'img', inputSettings: { file } }),
          // OBS looks at the file when its own second comes round: before this answer or after it.
          ask('GetSceneItemTransform', place, {
            before: () => replaceImage(file),
            until: changed,
            loose: size,
          }),
          ask('GetSceneItemTransform', place),
          ask('GetSceneItemTransform', place, { before: () => rm(file), until: changed, loose: size }),
          ask('GetSceneItemTransform', place),
          ask('GetInputSettings', { inputName: 'img' }),
        ]
      },
    },
    scenario(
      'show text in whatever size the font gives',
      ask(
        'CreateInput',
        {
          sceneName: 'Scene',
          inputName: 'text',
          inputKind: 'text_ft2_source_v2',
          inputSettings: { text: '虚拟形象' },
        },
        { loose: lettering },
      ),
      ask('GetSceneItemTransform', { sceneName: 'Scene', sceneItemId: 4 }, { loose: lettering }),
      ask('SetInputSettings', { inputName: 'text', inputSettings: { text: '' } }, { loose: lettering }),
    ),
    scenario(
      'are removed, on air at once and elsewhere when the scene is rendered',
      ask('RemoveInput', { inputName: 'nope' }),
      ask('RemoveInput', { inputName: 'Scene' }),
      ask(
        'RemoveInput',
        { inputName: 'a2' },
        { unsteady: ['InputShowStateChanged', 'InputActiveStateChanged'] },
      ),
      ask('GetInputList'),
      ask('CreateInput', { sceneName: 'Idle', inputName: 'late', inputKind: 'color_source_v3' }),
      ask('RemoveInput', { inputName: 'late' }),
      ask('RemoveInput', { inputName: 'late' }),
      ask('GetInputList'),
      ask('GetInputSettings', { inputName: 'late' }),
      ask('GetSceneItemList', { sceneName: 'Idle' }),
      ask('SetSceneItemEnabled', { sceneName: 'Idle', sceneItemId: 2, sceneItemEnabled: false }),
      ask('CreateSceneItem', { sceneName: 'Scene', sourceName: 'late' }),
      ask('CreateInput', { sceneName: 'Idle', inputName: 'late', inputKind: 'color_source_v3' }),
      ask(
        'GetSourceScreenshot',
        { sourceName: 'Idle', imageFormat: 'png', imageWidth: 16, imageHeight: 16 },
        { until: [{ type: 'SceneItemRemoved', with: { sourceName: 'late' } }] },
      ),
      ask('CreateInput', { sceneName: 'Idle', inputName: 'late', inputKind: 'color_source_v3' }),
      ask('GetSceneItemList', { sceneName: 'Idle' }),
    ),
  ],
}

/** Another picture, of another second: OBS looks at nothing finer. */
async function replaceImage(file: string): Promise<void> {
  await writeFile(file, createCanvas(33, 44).toBuffer('image/png'))
  const later = Date.now() / 1000 + 10
  await utimes(file, later, later)
}
