import type { Instant } from '#shared/model/ids.ts'
import type { Known, ObsState, OutputState } from '#shared/model/obs.ts'
import { addInput, addScene, after, alignFilters, type Draft, draftOf, known, rename } from './draft.ts'
import type { ObsEvent } from './event.ts'
import { filtersAfter } from './filter.ts'
import { itemsAfter } from './item.ts'
import { sceneNamesAfter } from './lists.ts'
import { outputAfter, outputOf } from './output.ts'
import { itemsPart, type Part, part, partKey } from './part.ts'
import { share } from './share.ts'
import { type MirrorState, type Ticket, whyChanging, whyUnread, withoutCollection } from './state.ts'

/** So many events are remembered; answers that were asked for before the oldest of them are dropped. */
const rememberedEvents = 512

/** The state after an event: what the event says is taken over at once, what it leaves open is marked as due. */
export function afterEvent(state: MirrorState, event: ObsEvent, ticket: Ticket, now: Instant): MirrorState {
  if (event.type === 'CurrentSceneCollectionChanging') {
    const cleared = withoutCollection(state, now, ticket, whyChanging)
    return { ...cleared, obs: { ...cleared.obs, collectionChanging: true } }
  }
  if (event.type === 'CurrentSceneCollectionChanged') {
    const cleared = withoutCollection(state, now, ticket, whyUnread)
    const collection = known(cleared.obs.collection, event.sceneCollectionName, now)
    return { ...cleared, obs: { ...cleared.obs, collectionChanging: false, collection } }
  }
  const draft = draftOf(state.obs)
  applyToRoom(draft, event, now)
  // While a collection loads, OBS reports the going of the old one and the coming of the new: neither is a state.
  if (!draft.collectionChanging) {
    relist(draft, event, now)
    applyToParts(draft, event, now)
  }
  const remembered = [...state.recent, { ticket, event, at: now }]
  const forgotten = remembered.length > rememberedEvents ? remembered.shift() : undefined
  return {
    obs: draft,
    open: opened(state.open, leftOpen(state.obs, event), ticket),
    recent: remembered,
    folded: state.folded,
    floor: forgotten === undefined ? state.floor : Math.max(state.floor, forgotten.ticket),
  }
}

/** The open parts and these. */
export function opened(
  open: MirrorState['open'],
  parts: readonly Part[],
  since: Ticket,
): MirrorState['open'] {
  if (parts.length === 0) return open
  return new Map([...open, ...parts.map((part) => [partKey(part), { part, since }] as const)])
}

/** What outlives a change of collection. */
function applyToRoom(draft: Draft, event: ObsEvent, now: Instant): void {
  const output = outputOf(event)
  if (output === 'record') draft.record = outputKnown(draft.record, event, now)
  if (output === 'stream') draft.stream = outputKnown(draft.stream, event, now)
  if (output === 'virtual-camera') draft.virtualCamera = outputKnown(draft.virtualCamera, event, now)
  if (event.type === 'StudioModeStateChanged') {
    draft.studioMode = known(draft.studioMode, event.studioModeEnabled, now)
  }
  if (event.type === 'CurrentProfileChanged') draft.profile = known(draft.profile, event.profileName, now)
}

function outputKnown(before: Known<OutputState>, event: ObsEvent, now: Instant): Known<OutputState> {
  const value = outputAfter(before.known ? before.value : null, event, now)
  return value === null ? before : known(before, value, now)
}

/** What comes, goes and changes its name. */
function relist(draft: Draft, event: ObsEvent, now: Instant): void {
  switch (event.type) {
    case 'SceneCreated':
      addScene(draft, event.sceneName, event.isGroup, now)
      break
    case 'SceneRemoved':
      draft.scenes.delete(event.sceneName)
      break
    case 'SceneNameChanged': {
      const { oldSceneName, sceneName } = event
      if (!draft.scenes.has(oldSceneName)) break
      rename(draft.scenes, oldSceneName, sceneName, (scene) => ({ ...scene, name: sceneName }))
      rename(draft.filters, oldSceneName, sceneName, (filters) => filters)
      draft.programme = after(draft.programme, now, (name) => (name === oldSceneName ? sceneName : name))
      break
    }
    case 'InputCreated': {
      const { inputName, inputKind, inputSettings } = event
      addInput(draft, inputName, inputKind, now)
      const input = draft.inputs.get(inputName)
      if (!input) break
      draft.inputs.set(inputName, { ...input, settings: known(input.settings, inputSettings, now) })
      break
    }
    case 'InputRemoved':
      draft.inputs.delete(event.inputName)
      break
    case 'InputNameChanged': {
      const { oldInputName, inputName } = event
      if (!draft.inputs.has(oldInputName)) break
      rename(draft.inputs, oldInputName, inputName, (input) => ({ ...input, name: inputName }))
      rename(draft.filters, oldInputName, inputName, (filters) => filters)
      break
    }
    default:
      return
  }
  alignFilters(draft, now)
  draft.sceneNames = after(draft.sceneNames, now, (names) => sceneNamesAfter(names, event))
  draft.inputNames = after(draft.inputNames, now, () => [...draft.inputs.keys()])
}

function applyToParts(draft: Draft, event: ObsEvent, now: Instant): void {
  for (const scene of draft.scenes.values()) {
    const items = after(scene.items, now, (value) => itemsAfter(scene.name, value, event))
    if (items !== scene.items) draft.scenes.set(scene.name, { ...scene, items })
  }
  for (const [source, filters] of draft.filters) {
    const next = after(filters, now, (value) => filtersAfter(source, value, event))
    if (next !== filters) draft.filters.set(source, next)
  }
  const input = 'inputName' in event ? draft.inputs.get(event.inputName) : undefined
  if (input && event.type === 'InputSettingsChanged') {
    const settings = known(input.settings, event.inputSettings, now)
    draft.inputs.set(input.name, { ...input, settings })
  }
  if (input && event.type === 'InputMuteStateChanged') {
    draft.inputs.set(input.name, { ...input, muted: known(input.muted, event.inputMuted, now) })
  }
}

/** The parts that an event changes without saying how, judged by the state before it. */
function leftOpen(before: ObsState, event: ObsEvent): readonly Part[] {
  switch (event.type) {
    case 'SceneCreated':
    case 'SceneRemoved':
    case 'SceneNameChanged':
      return [part('scenes'), part('groups')]
    // None of these names the programme reliably: the first carries no scene, the last comes after the transition.
    case 'SceneTransitionStarted':
    case 'SceneListChanged':
    case 'CurrentProgramSceneChanged':
      return [part('scenes')]
    case 'InputCreated':
    case 'InputNameChanged':
      return [part('inputs')]
    // Its items stay in OBS's lists until their scene is drawn again, so the lists must say when they are gone. OBS
    // may list the input itself a little longer, and keeps its name taken as long: the next round shows both.
    case 'InputRemoved':
      return listsWith(before, event.inputName)
    case 'SceneItemCreated':
    case 'SceneItemListReindexed':
      return [itemsPart(before, event.sceneName)]
    // A new blend mode is reported as a transform that did not change.
    case 'SceneItemTransformChanged': {
      const items = before.scenes.get(event.sceneName)?.items
      if (!items?.known) return []
      const moved = share(items.value, itemsAfter(event.sceneName, items.value, event)) !== items.value
      return moved ? [] : [itemsPart(before, event.sceneName)]
    }
    case 'SourceFilterCreated':
    case 'SourceFilterListReindexed':
      return [part('filters', event.sourceName)]
    case 'ReplayBufferStateChanged':
      return [part('replay-buffer')]
    case 'CurrentProfileChanged':
      return [part('profile'), part('canvas'), part('record-directory'), part('stream-service')]
    default:
      return []
  }
}

function listsWith(obs: ObsState, source: string): readonly Part[] {
  return [...obs.scenes.values()]
    .filter(({ items }) => items.known && items.value.some((item) => item.source === source))
    .map((scene) => itemsPart(obs, scene.name))
}
