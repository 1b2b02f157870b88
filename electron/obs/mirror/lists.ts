import type { Instant } from '#shared/model/ids.ts'
import { addInput, addScene, type Draft, known } from './draft.ts'
import type { ObsEvent } from './event.ts'
import { lost } from './forget.ts'
import type { Recent } from './state.ts'

export type ListedInput = { readonly name: string; readonly kind: string }

/** The scenes' names after an event. A new scene is put last: where it belongs only the list itself says. */
export function sceneNamesAfter(names: readonly string[], event: ObsEvent): readonly string[] {
  switch (event.type) {
    case 'SceneCreated':
      return event.isGroup || names.includes(event.sceneName) ? names : [...names, event.sceneName]
    case 'SceneRemoved':
      return names.includes(event.sceneName) ? names.filter((name) => name !== event.sceneName) : names
    case 'SceneNameChanged':
      return names.includes(event.oldSceneName)
        ? names.map((name) => (name === event.oldSceneName ? event.sceneName : name))
        : names
    default:
      return names
  }
}

export function inputsAfter(inputs: readonly ListedInput[], event: ObsEvent): readonly ListedInput[] {
  switch (event.type) {
    case 'InputCreated': {
      const others = inputs.filter((input) => input.name !== event.inputName)
      return [...others, { name: event.inputName, kind: event.inputKind }]
    }
    case 'InputRemoved':
      return inputs.filter((input) => input.name !== event.inputName)
    case 'InputNameChanged':
      return inputs.map((input) =>
        input.name === event.oldInputName ? { ...input, name: event.inputName } : input,
      )
    default:
      return inputs
  }
}

/**
 * OBS goes on listing a removed input until every scene that held it has been drawn. For so long the list is not
 * believed about it; one that is listed even then is really stuck, and its name is taken.
 */
const ghostMs = 2_000

/** Names of inputs that were removed a moment ago and not made anew. */
export function ghosts(recent: Recent, now: Instant): ReadonlySet<string> {
  const names = new Set<string>()
  for (const { event, at } of recent) {
    if (event.type === 'InputRemoved' && now - at < ghostMs) names.add(event.inputName)
    if (event.type === 'InputCreated' || event.type === 'InputNameChanged') names.delete(event.inputName)
  }
  return names
}

/** Whether an event may have put another scene on air; none of these names it reliably. */
export function switchesProgramme({ type }: ObsEvent): boolean {
  return type === 'SceneTransitionStarted' || type === 'CurrentProgramSceneChanged'
}

/** Brings the scenes in line with OBS's list of them; groups are listed apart. */
export function foldScenes(draft: Draft, names: readonly string[], now: Instant): void {
  const listed = new Set(names)
  for (const scene of draft.scenes.values()) {
    if (!scene.isGroup && !listed.has(scene.name)) draft.scenes.delete(scene.name)
  }
  for (const name of names) addScene(draft, name, false, now)
  draft.sceneNames = known(draft.sceneNames, names, now)
}

export function foldProgramme(draft: Draft, programme: string | null, now: Instant): void {
  draft.programme =
    programme === null
      ? lost(draft.programme, 'OBS names no programme scene', now)
      : known(draft.programme, programme, now)
}

export function foldGroups(draft: Draft, names: readonly string[], now: Instant): void {
  const listed = new Set(names)
  for (const scene of draft.scenes.values()) {
    if (scene.isGroup && !listed.has(scene.name)) draft.scenes.delete(scene.name)
  }
  for (const name of names) addScene(draft, name, true, now)
}

export function foldInputs(draft: Draft, inputs: readonly ListedInput[], now: Instant): void {
  const names = inputs.map((input) => input.name)
  const listed = new Set(names)
  for (const name of draft.inputs.keys()) if (!listed.has(name)) draft.inputs.delete(name)
  for (const { name, kind } of inputs) addInput(draft, name, kind, now)
  draft.inputNames = known(draft.inputNames, names, now)
}
