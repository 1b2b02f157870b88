import type { Instant } from '#shared/model/ids.ts'
import type { Known, OutputState } from '#shared/model/obs.ts'
import { addScene, alignFilters, type Draft, fieldOf, known } from './draft.ts'
import { filtersAfter } from './filter.ts'
import { itemsAfter } from './item.ts'
import {
  foldGroups,
  foldInputs,
  foldProgramme,
  foldScenes,
  ghosts,
  inputsAfter,
  type ListedInput,
  sceneNamesAfter,
  switchesProgramme,
} from './lists.ts'
import { type OutputKind, outputAfter, outputOf, outputRead } from './output.ts'
import type { Part } from './part.ts'
import type { Reading, Running } from './reading.ts'
import type { Recent } from './state.ts'

/** What was heard lately: `later` are the events that came after the answer was asked for, so it may lack them. */
type Heard = { readonly recent: Recent; readonly later: Recent }

/** Writes a reading into the draft; one whose scene, input or source is gone has no place and is left out. */
export function fold(draft: Draft, { kind, of }: Part, reading: Reading, heard: Heard, now: Instant): void {
  const { recent, later } = heard
  switch (reading.kind) {
    case 'scenes':
      foldSceneList(draft, reading, later, now)
      return
    case 'groups':
      foldGroups(draft, reading.names, now)
      return
    case 'inputs': {
      const gone = ghosts(recent, now)
      const listed: readonly ListedInput[] = reading.inputs.filter((input) => !gone.has(input.name))
      foldInputs(
        draft,
        later.reduce((inputs, { event }) => inputsAfter(inputs, event), listed),
        now,
      )
      return
    }
    case 'items': {
      const scene = draft.scenes.get(of)
      if (scene?.isGroup !== (kind === 'group-items')) return
      const items = later.reduce((list, { event }) => itemsAfter(of, list, event), reading.items)
      draft.scenes.set(of, { ...scene, items: known(scene.items, items, now) })
      for (const item of items) if (item.sourceType === 'group') addScene(draft, item.source, true, now)
      alignFilters(draft, now)
      return
    }
    case 'filters': {
      const before = draft.filters.get(of)
      if (!before) return
      const filters = later.reduce((list, { event }) => filtersAfter(of, list, event), reading.filters)
      draft.filters.set(of, known(before, filters, now))
      return
    }
    case 'settings':
    case 'muted':
      foldInput(draft, of, reading, later, now)
      return
    case 'record':
    case 'stream':
    case 'virtual-camera': {
      const field = fieldOf[reading.kind]
      draft[field] = foldOutput(draft[field], reading.kind, reading.output, later, now)
      return
    }
    case 'studio-mode': {
      const last = later.findLast(({ event }) => event.type === 'StudioModeStateChanged')?.event
      const enabled = last?.type === 'StudioModeStateChanged' ? last.studioModeEnabled : reading.enabled
      draft.studioMode = known(draft.studioMode, enabled, now)
      return
    }
    case 'canvas':
      draft.canvas = known(draft.canvas, reading.canvas, now)
      return
    case 'collection':
    case 'profile':
    case 'record-directory': {
      const field = fieldOf[reading.kind]
      draft[field] = known(draft[field], reading.text, now)
      return
    }
    case 'replay-buffer':
      draft.replayBuffer = known(draft.replayBuffer, reading.state, now)
      return
    case 'stream-service':
      draft.streamService = known(draft.streamService, reading.service, now)
      return
  }
}

function foldSceneList(
  draft: Draft,
  { programme, names }: Extract<Reading, { kind: 'scenes' }>,
  later: Recent,
  now: Instant,
): void {
  foldScenes(
    draft,
    later.reduce((list, { event }) => sceneNamesAfter(list, event), names),
    now,
  )
  // Asked before a switch: which of the two scenes it names cannot be told, and the list is being read again.
  if (later.some(({ event }) => switchesProgramme(event))) return
  const renamed = later.reduce((name, { event }) => {
    return event.type === 'SceneNameChanged' && event.oldSceneName === name ? event.sceneName : name
  }, programme)
  foldProgramme(draft, renamed, now)
}

function foldInput(
  draft: Draft,
  name: string,
  reading: Extract<Reading, { kind: 'settings' | 'muted' }>,
  later: Recent,
  now: Instant,
): void {
  const input = draft.inputs.get(name)
  if (!input) return
  let { settings, muted } = input
  if (reading.kind === 'settings') settings = known(settings, reading.settings, now)
  else muted = known(muted, reading.muted, now)
  for (const { event } of later) {
    if (!('inputName' in event) || event.inputName !== name) continue
    if (event.type === 'InputSettingsChanged') settings = known(settings, event.inputSettings, now)
    if (event.type === 'InputMuteStateChanged') muted = known(muted, event.inputMuted, now)
  }
  draft.inputs.set(name, { ...input, settings, muted })
}

function foldOutput(
  before: Known<OutputState>,
  kind: OutputKind,
  read: Running,
  later: Recent,
  now: Instant,
): Known<OutputState> {
  let output = outputRead(before.known ? before.value : null, read, now)
  for (const { event, at } of later) {
    if (outputOf(event) === kind) output = outputAfter(output, event, at) ?? output
  }
  return known(before, output, now)
}
