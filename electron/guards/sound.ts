import type { Input, ObsState } from '#shared/model/obs.ts'
import { drawnScenes, itemsOf } from './closure.ts'

/** Input kinds of OBS, on its three systems, that listen to a microphone. */
const microphoneKinds = /_input_capture$|^(jack|sndio)_output_capture$|^rehearsal_microphone$/

/** Kinds that have sound and no picture: microphones, and what the PC itself plays. */
const soundKinds = /_(input|output)_capture$|^(audio_line|sck_audio_capture|rehearsal_microphone)$/

/** A microphone of the programme. */
export type Microphone = {
  readonly name: string
  /** False for one of the PC's that OBS mixes into every scene. */
  readonly isInScene: boolean
  /** Null while it cannot be read. */
  readonly isHeard: boolean | null
}

/** Every input that has sound and no picture, wherever it lies. */
export function soundInputs(obs: ObsState): readonly Input[] {
  return [...obs.inputs.values()].filter(({ kind }) => soundKinds.test(kind))
}

/** The microphones that lie in the programme, and those that OBS mixes into every scene. */
export function microphonesOf(obs: ObsState): readonly Microphone[] {
  if (!obs.programme.known) return []
  const microphones = [...obs.inputs.values()].filter(({ kind }) => microphoneKinds.test(kind))
  if (microphones.length === 0) return []
  const drawn = new Set(drawnScenes(obs, obs.programme.value))
  return microphones.flatMap(({ name, muted }): readonly Microphone[] => {
    const scenes = [...obs.scenes.keys()].filter((scene) => holds(obs, scene, name))
    const inProgramme = scenes.filter((scene) => drawn.has(scene))
    if (scenes.length > 0 && inProgramme.length === 0) return []
    const isShown = scenes.length === 0 || inProgramme.some((scene) => holds(obs, scene, name, true))
    const isHeard = muted.known ? !muted.value && isShown : null
    return [{ name, isInScene: scenes.length > 0, isHeard }]
  })
}

/** OBS plays nothing of an item that is hidden. */
function holds(obs: ObsState, scene: string, source: string, shown = false): boolean {
  return itemsOf(obs, scene)?.some((item) => item.source === source && (!shown || item.enabled)) === true
}
