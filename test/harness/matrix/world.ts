/** The room in which every way is tried: two scenes with the avatar, one without, a group, and a second collection. */
import type { CollectionPlan } from '#electron/obs/rehearsal/plan.ts'
import { startRehearsalObs } from '#electron/obs/rehearsal/start.ts'
import { avatar, canvas, closeUp, guardedCollection, mainScene } from '../guarded-room.ts'
import { obsCollection } from '../obs-collection.ts'
import type { StartObs } from './way.ts'

export const secondScene = '第二机位'
export const group = '一组'
export const inGroup = '组内色块'
export const microphone = '主播麦克风'
export const collectionName = guardedCollection.name

/** @param microphoneKind as this OBS calls it */
function matrixCollection(microphoneKind: string): CollectionPlan {
  return {
    ...guardedCollection,
    inputs: [
      ...guardedCollection.inputs,
      { name: inGroup, kind: 'color_source_v3', settings: { color: 0xff2020c0, width: 1080, height: 1920 } },
      { name: microphone, kind: microphoneKind },
    ],
    scenes: [
      { name: group, group: { width: 1080, height: 1920 }, items: [{ source: inGroup }] },
      {
        name: mainScene,
        items: [{ source: microphone }, { source: group }, { source: '背景' }, { source: avatar }],
      },
      { name: closeUp, items: [{ source: '桌面' }] },
      { name: secondScene, items: [{ source: '背景' }, { source: avatar }] },
    ],
  }
}

export const otherCollection: CollectionPlan = {
  name: 'Other',
  program: '另一个直播间',
  inputs: guardedCollection.inputs,
  scenes: [{ name: '另一个直播间', items: [{ source: '背景' }, { source: avatar }] }],
}

/** Transitions that OBS has beside its cut and its fade, by the names that they bear here. */
export const moreTransitions = {
  Swipe: 'swipe_transition',
  Slide: 'slide_transition',
  'Fade to colour': 'fade_to_color_transition',
  'Luma wipe': 'wipe_transition',
} as const

/** The rehearsal OBS with all of it. */
export const startMatrixRehearsal: StartObs = (recordDirectory) =>
  startRehearsalObs({
    password: 'open sesame',
    canvas,
    collections: [matrixCollection('rehearsal_microphone'), otherCollection],
    recordDirectory,
    streamServer: { server: 'rtmp://127.0.0.1:1/rehearsal', key: 'rehearsal' },
    hasVirtualCamera: true,
  })

/** What a real OBS on Linux has. */
export const realCollection = matrixCollection('pulse_input_capture')

/** The same as a real OBS keeps it on disk. */
export function matrixCollections(): Readonly<Record<string, object>> {
  const transitions = Object.entries(moreTransitions).map(([name, id]) => ({ name, id, settings: {} }))
  return {
    [collectionName]: { ...obsCollection(realCollection), transitions },
    [otherCollection.name]: obsCollection(otherCollection),
  }
}
