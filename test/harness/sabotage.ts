/** Ways in which somebody at the same PC can change OBS by hand, each with the fact that the guards must see in it. */
import type { OBSWebSocket } from 'obs-websocket-js/json'
import { ownNames } from '#electron/studio/room/own-names.ts'
import { avatar, closeUp, mainScene } from '#test/harness/guarded-room.ts'

export type Sabotage = {
  readonly name: string
  readonly guard: string
  readonly fact: string
  readonly run: (obs: OBSWebSocket) => Promise<unknown>
}

async function itemOf(obs: OBSWebSocket, sourceName: string, sceneName = mainScene) {
  const { sceneItemId } = await obs.call('GetSceneItemId', { sceneName, sourceName })
  return { sceneName, sceneItemId }
}

const label = ownNames.labelInput

const transform = (change: Record<string, number | string>) => async (obs: OBSWebSocket) =>
  obs.call('SetSceneItemTransform', { ...(await itemOf(obs, label)), sceneItemTransform: change })

export const sabotages: readonly Sabotage[] = [
  {
    name: 'the label is hidden',
    guard: 'label',
    fact: 'item-hidden',
    run: async (obs) =>
      obs.call('SetSceneItemEnabled', { ...(await itemOf(obs, label)), sceneItemEnabled: false }),
  },
  {
    name: 'the label is removed from the scene',
    guard: 'label',
    fact: 'item-missing',
    run: async (obs) => obs.call('RemoveSceneItem', await itemOf(obs, label)),
  },
  {
    name: "the label's input is deleted",
    guard: 'label',
    fact: 'input-missing',
    run: (obs) => obs.call('RemoveInput', { inputName: label }),
  },
  {
    name: "the label's input is renamed",
    guard: 'label',
    fact: 'input-missing',
    run: (obs) =>
      obs.call('SetInputName', { inputName: label, newInputName: `renamed ${performance.now()} 🎭/x` }),
  },
  {
    name: 'the label is put below everything',
    guard: 'label',
    fact: 'item-covered',
    run: async (obs) => obs.call('SetSceneItemIndex', { ...(await itemOf(obs, label)), sceneItemIndex: 0 }),
  },
  {
    name: 'a new source lies over the label',
    guard: 'label',
    fact: 'item-covered',
    run: (obs) =>
      obs.call('CreateInput', {
        sceneName: mainScene,
        inputName: `cover ${performance.now()}`,
        inputKind: 'color_source_v3',
        inputSettings: { width: 1080, height: 1920, color: 0x80ff00ff },
      }),
  },
  {
    name: 'the label is moved off the canvas',
    guard: 'label',
    fact: 'item-moved',
    run: transform({ positionX: -3000 }),
  },
  {
    name: 'the label is scaled down',
    guard: 'label',
    fact: 'item-moved',
    run: transform({ scaleX: 0.2, scaleY: 0.2 }),
  },
  { name: 'the label is turned', guard: 'label', fact: 'item-moved', run: transform({ rotation: 90 }) },
  { name: 'the label is cropped', guard: 'label', fact: 'item-moved', run: transform({ cropTop: 40 }) },
  {
    name: 'the label is squeezed into bounds',
    guard: 'label',
    fact: 'item-moved',
    run: transform({ boundsType: 'OBS_BOUNDS_STRETCH', boundsWidth: 8, boundsHeight: 8 }),
  },
  {
    name: 'the label is aligned elsewhere',
    guard: 'label',
    fact: 'item-moved',
    run: transform({ alignment: 10 }),
  },
  {
    name: "the label's blend mode is changed",
    guard: 'label',
    fact: 'item-blended',
    run: async (obs) =>
      obs.call('SetSceneItemBlendMode', {
        ...(await itemOf(obs, label)),
        sceneItemBlendMode: 'OBS_BLEND_MULTIPLY',
      }),
  },
  {
    name: 'the label shows another file',
    guard: 'label',
    fact: 'wrong-picture',
    run: (obs) => obs.call('SetInputSettings', { inputName: label, inputSettings: { file: '/nowhere.png' } }),
  },
  {
    name: 'a filter makes the label transparent',
    guard: 'label',
    fact: 'filtered',
    run: (obs) =>
      obs.call('CreateSourceFilter', {
        sourceName: label,
        filterName: `fade ${performance.now()}`,
        filterKind: 'color_filter_v2',
        filterSettings: { opacity: 0 },
      }),
  },
  {
    name: 'a filter lies on the scene',
    guard: 'label',
    fact: 'scene-filtered',
    run: (obs) =>
      obs.call('CreateSourceFilter', {
        sourceName: mainScene,
        filterName: `scene ${performance.now()}`,
        filterKind: 'color_filter_v2',
        filterSettings: { opacity: 0.1 },
      }),
  },
  {
    name: 'the avatar is put into a scene that had none',
    guard: 'label',
    fact: 'item-hidden',
    run: (obs) => obs.call('CreateSceneItem', { sceneName: closeUp, sourceName: avatar }),
  },
  {
    name: 'a new scene with the avatar is made and switched to',
    guard: 'label',
    fact: 'item-missing',
    run: async (obs) => {
      const sceneName = `new ${performance.now()}`
      await obs.call('CreateScene', { sceneName })
      await obs.call('CreateSceneItem', { sceneName, sourceName: avatar })
      return obs.call('SetCurrentProgramScene', { sceneName })
    },
  },
  {
    name: 'the scene is nested in another, which is switched to',
    guard: 'label',
    fact: 'item-missing',
    run: async (obs) => {
      const sceneName = `around ${performance.now()}`
      await obs.call('CreateScene', { sceneName })
      await obs.call('CreateSceneItem', { sceneName, sourceName: mainScene })
      return obs.call('SetCurrentProgramScene', { sceneName })
    },
  },
  {
    name: 'the empty card carrier is shown',
    guard: 'card',
    fact: 'item-shown',
    run: async (obs) =>
      obs.call('SetSceneItemEnabled', { ...(await itemOf(obs, ownNames.cardInput)), sceneItemEnabled: true }),
  },
  {
    name: 'the recording is stopped',
    guard: 'recording',
    fact: 'not-recording',
    run: (obs) => obs.call('StopRecord'),
  },
  {
    name: 'the recording is paused',
    guard: 'recording',
    fact: 'paused',
    run: (obs) => obs.call('PauseRecord'),
  },
  {
    name: 'the recording is stopped, and paused while it stops',
    guard: 'recording',
    fact: 'not-recording',
    run: (obs) => obs.callBatch([{ requestType: 'StopRecord' }, { requestType: 'PauseRecord' }]),
  },
  {
    name: 'studio mode is switched on',
    guard: 'studio-mode',
    fact: 'studio-mode-on',
    run: (obs) => obs.call('SetStudioModeEnabled', { studioModeEnabled: true }),
  },
  {
    name: 'the safe scene is deleted',
    guard: 'safe-scene',
    fact: 'scene-missing',
    run: (obs) => obs.call('RemoveScene', { sceneName: ownNames.safeScene }),
  },
]
