/** What can be done to scenes, transitions, collections, profiles and studio mode. */
import { avatar, mainScene } from '../guarded-room.ts'
import { cutTo, event, itemOf, label, ownScene, poll } from './hands.ts'
import type { AtObs, Ending, Family, Way } from './way.ts'
import { collectionName, moreTransitions, otherCollection, secondScene } from './world.ts'

const stands: Ending = { how: 'nothing', because: 'the label lies ready in every scene' }
const studioModeOff: Ending = { how: 'repaired', guard: 'studio-mode', fact: 'studio-mode-on' }

const transition = (transitionName: string, more: Partial<Way> = {}): Way => ({
  what: `the air goes to another scene by “${transitionName}”`,
  seen: event('SceneTransitionStarted'),
  ends: stands,
  run: async (at) => {
    await at.obs.call('SetCurrentSceneTransition', { transitionName })
    await cutTo(secondScene)(at)
  },
  undo: (at) => at.obs.call('SetCurrentSceneTransition', { transitionName: 'Cut' }),
  ...more,
})

/** OBS answers when the collection is loaded; nothing is asked of it before. */
const collection =
  (sceneCollectionName: string) =>
  ({ obs }: AtObs) =>
    obs.call('SetCurrentSceneCollection', { sceneCollectionName })
const home = collection(collectionName)

export const sceneWays: Family = {
  title: 'Scenes and transitions',
  ways: [
    transition('Cut'),
    transition('Fade'),
    ...Object.keys(moreTransitions).map((name) => transition(name, { only: 'real' })),
    {
      what: 'the air goes by a slow fade to a scene that was made a moment ago, with the avatar in it',
      seen: event('SceneCreated'),
      ends: { how: 'repaired', guard: 'label', fact: 'item-missing' },
      run: async (at) => {
        await at.obs.call('SetCurrentSceneTransition', { transitionName: 'Fade' })
        await at.obs.call('SetCurrentSceneTransitionDuration', { transitionDuration: 1_000 })
        return ownScene(avatar)(at)
      },
      undo: async (at) => {
        await at.obs.call('SetCurrentSceneTransitionDuration', { transitionDuration: 300 })
        return at.obs.call('SetCurrentSceneTransition', { transitionName: 'Cut' })
      },
    },
    {
      what: 'the scene on air is renamed',
      seen: event('SceneNameChanged'),
      ends: stands,
      run: ({ obs }) => obs.call('SetSceneName', { sceneName: mainScene, newSceneName: '改名的直播间 / 🎭' }),
      undo: ({ obs }) =>
        obs.call('SetSceneName', { sceneName: '改名的直播间 / 🎭', newSceneName: mainScene }),
    },
    {
      what: 'the scene on air is deleted',
      seen: event('SceneRemoved'),
      ends: stands,
      before: ownScene(avatar),
      run: async ({ obs }) => {
        const { currentProgramSceneName: sceneName } = await obs.call('GetSceneList')
        await obs.call('RemoveScene', { sceneName })
        // OBS goes where it likes; the room is looked at where its avatar is.
        return obs.call('SetCurrentProgramScene', { sceneName: secondScene })
      },
    },
    {
      what: 'the safe scene is deleted',
      seen: event('SceneRemoved'),
      ends: { how: 'repaired', guard: 'safe-scene', fact: 'scene-missing' },
      run: ({ obs, room }) => obs.call('RemoveScene', { sceneName: room.intent().safeScene.name }),
    },
    {
      what: 'the safe scene is renamed',
      seen: event('SceneNameChanged'),
      ends: { how: 'repaired', guard: 'safe-scene', fact: 'scene-missing' },
      run: (at) =>
        at.obs.call('SetSceneName', {
          sceneName: at.room.intent().safeScene.name,
          newSceneName: at.newName('不再安全'),
        }),
    },
    {
      what: 'something is laid over the safe scene’s picture',
      seen: event('SceneItemCreated'),
      ends: { how: 'repaired', guard: 'safe-scene', fact: 'not-alone' },
      run: ({ obs, room }) =>
        obs.call('CreateSceneItem', { sceneName: room.intent().safeScene.name, sourceName: avatar }),
    },
    {
      what: 'the safe scene’s picture is hidden',
      seen: event('SceneItemEnableStateChanged'),
      ends: { how: 'repaired', guard: 'safe-scene', fact: 'item-hidden' },
      run: async (at) => {
        const { name, input } = at.room.intent().safeScene
        return at.obs.call('SetSceneItemEnabled', {
          ...(await itemOf(at, input, name)),
          sceneItemEnabled: false,
        })
      },
    },
    {
      what: 'the safe scene’s picture is another file',
      seen: poll,
      ends: { how: 'repaired', guard: 'safe-scene', fact: 'wrong-picture' },
      run: ({ obs, room }) =>
        obs.call('SetInputSettings', {
          inputName: room.intent().safeScene.input,
          inputSettings: { file: '/nowhere.png' },
        }),
    },
    {
      what: 'a filter is put on the safe scene',
      seen: event('SourceFilterCreated'),
      ends: { how: 'repaired', guard: 'safe-scene', fact: 'scene-filtered' },
      run: (at) =>
        at.obs.call('CreateSourceFilter', {
          sourceName: at.room.intent().safeScene.name,
          filterName: at.newName('滤镜'),
          filterKind: 'color_filter_v2',
          filterSettings: { opacity: 0 },
        }),
    },
  ],
}

export const studioModeWays: Family = {
  title: 'Studio mode, whose air is a private copy',
  ways: [
    {
      what: 'is switched on',
      seen: event('StudioModeStateChanged'),
      ends: studioModeOff,
      run: ({ obs }) => obs.call('SetStudioModeEnabled', { studioModeEnabled: true }),
    },
    {
      what: 'is switched on, and the preview goes to another scene (which OBS puts on air when the mode ends)',
      seen: event('StudioModeStateChanged'),
      ends: studioModeOff,
      run: ({ obs }) =>
        obs.callBatch([
          { requestType: 'SetStudioModeEnabled', requestData: { studioModeEnabled: true } },
          { requestType: 'SetCurrentPreviewScene', requestData: { sceneName: secondScene } },
        ]),
    },
    {
      what: 'is switched on, a label-less preview goes on air, and the label is shown again: a stale air',
      seen: event('StudioModeStateChanged'),
      ends: studioModeOff,
      run: async (at) => {
        const item = await itemOf(at, label)
        return at.obs.callBatch([
          { requestType: 'SetStudioModeEnabled', requestData: { studioModeEnabled: true } },
          { requestType: 'SetSceneItemEnabled', requestData: { ...item, sceneItemEnabled: false } },
          { requestType: 'TriggerStudioModeTransition' },
          { requestType: 'SetSceneItemEnabled', requestData: { ...item, sceneItemEnabled: true } },
        ])
      },
    },
  ],
}

/** A new profile brings a canvas of its own along, which the canvas's guard tells of. */
const firstProfile = ({ obs }: AtObs) => obs.call('SetCurrentProfile', { profileName: 'Untitled' })

export const collectionWays: Family = {
  title: 'Collections and profiles',
  ways: [
    {
      what: 'another scene collection with the avatar is switched to: its scenes',
      seen: event('CurrentSceneCollectionChanged'),
      ends: { how: 'repaired', guard: 'label', fact: 'input-missing' },
      run: collection(otherCollection.name),
      undo: home,
    },
    {
      what: 'another scene collection is switched to: the change itself',
      seen: event('CurrentSceneCollectionChanged'),
      ends: { how: 'told', guard: 'collection', fact: 'collection-changed', entry: 'obs.changed' },
      run: collection(otherCollection.name),
      undo: home,
    },
    {
      what: 'a scene collection is made',
      seen: event('CurrentSceneCollectionChanged'),
      ends: { how: 'told', guard: 'collection', fact: 'collection-changed', entry: 'obs.changed' },
      run: (at) => at.obs.call('CreateSceneCollection', { sceneCollectionName: at.newName('集合') }),
      undo: home,
    },
    {
      what: 'a profile is made',
      seen: event('CurrentProfileChanged'),
      ends: { how: 'told', guard: 'collection', fact: 'profile-changed', entry: 'obs.changed' },
      run: ({ obs }) => obs.call('CreateProfile', { profileName: 'Another' }),
      undo: firstProfile,
    },
    {
      what: 'another profile is switched to',
      seen: event('CurrentProfileChanged'),
      ends: { how: 'told', guard: 'collection', fact: 'profile-changed', entry: 'obs.changed' },
      run: ({ obs }) => obs.call('SetCurrentProfile', { profileName: 'Another' }),
      undo: firstProfile,
    },
  ],
}
