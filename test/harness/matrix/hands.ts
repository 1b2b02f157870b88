/** What somebody's hands do in OBS, as functions to build rows from. */
import { ownNames } from '#electron/studio/room/own-names.ts'
import { mainScene } from '../guarded-room.ts'
import type { AtObs, SeenBy } from './way.ts'

export const event = (name: string): SeenBy => ({ by: 'event', name })
export const poll: SeenBy = { by: 'poll' }

export type Hand = (at: AtObs) => Promise<unknown>

type Settings = Record<string, number | string | boolean>

export async function itemOf({ obs }: AtObs, sourceName: string, sceneName = mainScene) {
  const { sceneItemId } = await obs.call('GetSceneItemId', { sceneName, sourceName })
  return { sceneName, sceneItemId }
}

export const shown =
  (source: string, sceneItemEnabled: boolean, scene = mainScene): Hand =>
  async (at) =>
    at.obs.call('SetSceneItemEnabled', { ...(await itemOf(at, source, scene)), sceneItemEnabled })

export const removed =
  (source: string, scene = mainScene): Hand =>
  async (at) =>
    at.obs.call('RemoveSceneItem', await itemOf(at, source, scene))

export const placed =
  (source: string, sceneItemTransform: Record<string, number | string>, scene = mainScene): Hand =>
  async (at) =>
    at.obs.call('SetSceneItemTransform', { ...(await itemOf(at, source, scene)), sceneItemTransform })

export const raised =
  (source: string, sceneItemIndex: number | 'top', scene = mainScene): Hand =>
  async (at) => {
    const { sceneItems } = await at.obs.call('GetSceneItemList', { sceneName: scene })
    const index = sceneItemIndex === 'top' ? sceneItems.length - 1 : sceneItemIndex
    return at.obs.call('SetSceneItemIndex', { ...(await itemOf(at, source, scene)), sceneItemIndex: index })
  }

export const blended =
  (source: string, sceneItemBlendMode: string): Hand =>
  async (at) =>
    at.obs.call('SetSceneItemBlendMode', { ...(await itemOf(at, source)), sceneItemBlendMode })

/** A source of a kind, made on top of a scene. */
export const made =
  (inputKind: string, inputSettings: Settings = {}, scene = mainScene): Hand =>
  (at) =>
    at.obs.call('CreateInput', {
      sceneName: scene,
      inputName: at.newName('遮挡 / cover 🎭'),
      inputKind,
      inputSettings,
    })

export const settings =
  (inputName: string, inputSettings: Settings): Hand =>
  (at) =>
    at.obs.call('SetInputSettings', { inputName, inputSettings })

export const filtered =
  (sourceName: string, filterKind: string, filterSettings: Settings = {}): Hand =>
  (at) =>
    at.obs.call('CreateSourceFilter', {
      sourceName,
      filterName: at.newName('滤镜'),
      filterKind,
      filterSettings,
    })

/** The air goes to a scene. */
export const cutTo =
  (sceneName: string): Hand =>
  (at) =>
    at.obs.call('SetCurrentProgramScene', { sceneName })

/** A scene of somebody's own with these sources, and the air to it. */
export const ownScene =
  (...sources: readonly string[]): Hand =>
  async (at) => {
    const sceneName = at.newName('新场景 / scene')
    await at.obs.call('CreateScene', { sceneName })
    for (const sourceName of sources) await at.obs.call('CreateSceneItem', { sceneName, sourceName })
    return at.obs.call('SetCurrentProgramScene', { sceneName })
  }

export const label = ownNames.labelInput
