import type { Instant } from '#shared/model/ids.ts'
import { addInput, addScene, type Draft, dropInput, dropScene, known } from './draft.ts'
import { lost } from './forget.ts'

/** Brings the scenes in line with OBS's list of them; groups are listed apart. */
export function foldScenes(
  draft: Draft,
  programme: string | null,
  names: readonly string[],
  now: Instant,
): void {
  const listed = new Set(names)
  for (const scene of draft.scenes.values()) {
    if (!scene.isGroup && !listed.has(scene.name)) dropScene(draft, scene.name)
  }
  for (const name of names) addScene(draft, name, false, now)
  draft.sceneNames = known(draft.sceneNames, names, now)
  draft.programme =
    programme === null
      ? lost(draft.programme, 'OBS names no programme scene', now)
      : known(draft.programme, programme, now)
}

export function foldGroups(draft: Draft, names: readonly string[], now: Instant): void {
  const listed = new Set(names)
  for (const scene of draft.scenes.values()) {
    if (scene.isGroup && !listed.has(scene.name)) dropScene(draft, scene.name)
  }
  for (const name of names) addScene(draft, name, true, now)
}

export function foldInputs(
  draft: Draft,
  inputs: readonly { readonly name: string; readonly kind: string }[],
  now: Instant,
): void {
  const names = inputs.map((input) => input.name)
  const listed = new Set(names)
  for (const name of draft.inputs.keys()) if (!listed.has(name)) dropInput(draft, name)
  for (const { name, kind } of inputs) addInput(draft, name, kind, now)
  draft.inputNames = known(draft.inputNames, names, now)
}
