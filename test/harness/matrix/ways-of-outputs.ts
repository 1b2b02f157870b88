/** What can be done to recording, outputs, sound and canvas. */
import { expect } from 'vitest'
import { ownNames } from '#electron/studio/room/own-names.ts'
import { avatar, mainScene } from '../guarded-room.ts'
import { soon } from '../room-out.ts'
import { event, poll } from './hands.ts'
import type { AtObs, Ending, Family } from './way.ts'
import { microphone } from './world.ts'

const repaired = (
  guard: 'recording' | 'output',
  fact: Extract<Ending, { how: 'repaired' }>['fact'],
): Ending => {
  return { how: 'repaired', guard, fact }
}

export const recordingWays: Family = {
  title: 'The recording',
  intent: async () => ({ record: true, stopRecord: false }),
  ways: [
    {
      what: 'is stopped',
      seen: event('RecordStateChanged'),
      ends: repaired('recording', 'not-recording'),
      run: ({ obs }) => obs.call('StopRecord'),
    },
    {
      what: 'is paused',
      seen: event('RecordStateChanged'),
      ends: repaired('recording', 'paused'),
      run: ({ obs }) => obs.call('PauseRecord'),
    },
    {
      what: 'is stopped, and paused while it stops',
      seen: event('RecordStateChanged'),
      ends: repaired('recording', 'not-recording'),
      run: ({ obs }) => obs.callBatch([{ requestType: 'StopRecord' }, { requestType: 'PauseRecord' }]),
    },
    {
      what: 'has its second recorder (the replay buffer) stopped',
      seen: event('ReplayBufferStateChanged'),
      ends: repaired('recording', 'second-recorder-off'),
      run: ({ obs }) => obs.call('StopReplayBuffer'),
      only: 'real',
    },
  ],
}

export const toldWays: Family = {
  title: 'Told and left alone: outputs, sound',
  ways: [
    {
      what: 'a microphone that was heard is muted',
      seen: event('InputMuteStateChanged'),
      ends: { how: 'told', guard: 'audio', fact: 'microphone-muted', entry: null },
      run: ({ obs }) => obs.call('SetInputMute', { inputName: microphone, inputMuted: true }),
      undo: ({ obs }) => obs.call('SetInputMute', { inputName: microphone, inputMuted: false }),
    },
    {
      what: 'a stream is started before the room is live',
      seen: event('StreamStateChanged'),
      ends: repaired('output', 'started-early'),
      run: ({ obs }) => obs.call('StartStream'),
    },
    {
      what: 'the virtual camera is started before the room is live',
      seen: event('VirtualcamStateChanged'),
      ends: { how: 'told', guard: 'output', fact: 'running-early', entry: null },
      run: ({ obs }) => obs.call('StartVirtualCam'),
      undo: ({ obs }) => obs.call('StopVirtualCam'),
      only: 'rehearsal',
    },
  ],
}

export const liveWays: Family = {
  title: 'Told and left alone: a room that is live',
  intent: async () => ({ phase: 'live', startOutput: true }),
  ways: [
    {
      what: 'the stream is stopped',
      seen: event('StreamStateChanged'),
      ends: { how: 'output', output: 'stream' },
      before: async ({ room, obs, real }) => {
        await room.calm()
        room.change({ startOutput: false })
        // OBS calls a stream active that still connects, and then refuses to stop it.
        const sent = async () => (await obs.call('GetStreamStatus')).outputBytes
        if (real !== null) await expect.poll(sent, soon).toBeGreaterThan(0)
      },
      run: ({ obs }) => obs.call('StopStream'),
    },
    {
      what: 'the stream’s key is changed',
      seen: poll,
      ends: { how: 'told', guard: 'output', fact: 'service-changed', entry: 'obs.changed' },
      run: async ({ obs }) => {
        const { streamServiceType, streamServiceSettings } = await obs.call('GetStreamServiceSettings')
        return obs.call('SetStreamServiceSettings', {
          streamServiceType,
          streamServiceSettings: { ...streamServiceSettings, key: `${streamServiceSettings.key} another` },
        })
      },
      undo: async ({ obs }) => {
        const { streamServiceType, streamServiceSettings } = await obs.call('GetStreamServiceSettings')
        const key = String(streamServiceSettings.key).replace(' another', '')
        return obs.call('SetStreamServiceSettings', {
          streamServiceType,
          streamServiceSettings: { ...streamServiceSettings, key },
        })
      },
    },
  ],
}

const fights = new Set<NodeJS.Timeout>()
/** OBS's events may lie: whoever means it looks after its own. */
const againEveryMs = 50

/** A program that hides what the studio shows, and shows what it hides, for as long as the row lasts. */
async function fight({ obs }: AtObs, sources: readonly string[]): Promise<void> {
  for (const sourceName of sources) {
    const { sceneItemId: id } = await obs.call('GetSceneItemId', { sceneName: mainScene, sourceName })
    const wanted = sourceName === avatar
    obs.on('SceneItemEnableStateChanged', ({ sceneName, sceneItemId, sceneItemEnabled }) => {
      if (sceneName !== mainScene || sceneItemId !== id || sceneItemEnabled === wanted) return
      // One that is on its way when the row ends has nobody to hear of it.
      void obs
        .call('SetSceneItemEnabled', { sceneName, sceneItemId, sceneItemEnabled: wanted })
        .catch(() => undefined)
    })
    const item = { sceneName: mainScene, sceneItemId: id, sceneItemEnabled: wanted }
    fights.add(
      setInterval(() => void obs.call('SetSceneItemEnabled', item).catch(() => undefined), againEveryMs),
    )
    await obs.call('SetSceneItemEnabled', item)
  }
}

async function peace({ obs }: AtObs): Promise<void> {
  obs.removeAllListeners('SceneItemEnableStateChanged')
  for (const fighting of fights) clearInterval(fighting)
  fights.clear()
}

export const ladderWays: Family = {
  title: 'What no request mends',
  hasty: true,
  ways: [
    {
      what: 'a program hides the label again each time it is shown',
      seen: event('SceneItemEnableStateChanged'),
      ends: { how: 'ladder', guard: 'label', rung: 'pull' },
      run: (at) => fight(at, [ownNames.labelInput]),
      undo: peace,
    },
    {
      what: 'a program hides the label, and shows the avatar again when it is pulled',
      seen: event('SceneItemEnableStateChanged'),
      ends: { how: 'ladder', guard: 'label', rung: 'safe-scene' },
      run: (at) => fight(at, [ownNames.labelInput, avatar]),
      undo: peace,
    },
    {
      what: 'a video that nobody declared is put on air',
      seen: event('InputCreated'),
      ends: { how: 'ladder', guard: 'undeclared', rung: 'pull' },
      run: (at) =>
        at.obs.call('CreateInput', {
          sceneName: mainScene,
          inputName: at.newName('来历不明的视频'),
          inputKind: 'ffmpeg_source',
          inputSettings: { local_file: '/videos/unknown.mp4' },
        }),
    },
    {
      what: 'a capture of the screen that nobody declared is put on air',
      seen: event('InputCreated'),
      ends: { how: 'ladder', guard: 'undeclared', rung: 'pull' },
      run: (at) =>
        at.obs.call('CreateInput', {
          sceneName: mainScene,
          inputName: at.newName('来历不明的屏幕'),
          inputKind: 'xshm_input',
          inputSettings: { screen: 0 },
        }),
      only: 'real',
    },
    {
      what: 'the canvas is given another size, and nobody draws anew for it',
      seen: poll,
      ends: { how: 'ladder', guard: 'canvas', rung: 'safe-scene' },
      run: ({ obs }) =>
        obs.call('SetVideoSettings', {
          baseWidth: 720,
          baseHeight: 1280,
          outputWidth: 720,
          outputHeight: 1280,
        }),
      undo: ({ obs }) =>
        obs.call('SetVideoSettings', {
          baseWidth: 1080,
          baseHeight: 1920,
          outputWidth: 1080,
          outputHeight: 1920,
        }),
    },
  ],
}
