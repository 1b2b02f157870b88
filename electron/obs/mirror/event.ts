import { z } from 'zod'
import { transform } from './transform.ts'

function event<const Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) {
  return z.object(shape).transform((data) => ({ type, ...data }))
}

const name = z.string()
const itemOf = { sceneName: name, sceneItemId: z.number() }
const filterOf = { sourceName: name, filterName: name }
const settings = z.record(z.string(), z.unknown())

/** Every event that changes what the mirror shows, and nothing more of it than the mirror uses. */
const schemas = {
  CurrentSceneCollectionChanging: event('CurrentSceneCollectionChanging', {}),
  CurrentSceneCollectionChanged: event('CurrentSceneCollectionChanged', { sceneCollectionName: name }),
  CurrentProfileChanged: event('CurrentProfileChanged', { profileName: name }),
  SceneCreated: event('SceneCreated', { sceneName: name, isGroup: z.boolean() }),
  SceneRemoved: event('SceneRemoved', { sceneName: name }),
  SceneNameChanged: event('SceneNameChanged', { oldSceneName: name, sceneName: name }),
  SceneListChanged: event('SceneListChanged', {}),
  SceneTransitionStarted: event('SceneTransitionStarted', {}),
  CurrentProgramSceneChanged: event('CurrentProgramSceneChanged', {}),
  InputCreated: event('InputCreated', { inputName: name, inputKind: name, inputSettings: settings }),
  InputRemoved: event('InputRemoved', { inputName: name }),
  InputNameChanged: event('InputNameChanged', { oldInputName: name, inputName: name }),
  InputSettingsChanged: event('InputSettingsChanged', { inputName: name, inputSettings: settings }),
  InputMuteStateChanged: event('InputMuteStateChanged', { inputName: name, inputMuted: z.boolean() }),
  SourceFilterListReindexed: event('SourceFilterListReindexed', { sourceName: name }),
  SourceFilterCreated: event('SourceFilterCreated', {
    ...filterOf,
    filterKind: name,
    filterIndex: z.number(),
    filterSettings: settings,
  }),
  SourceFilterRemoved: event('SourceFilterRemoved', filterOf),
  SourceFilterNameChanged: event('SourceFilterNameChanged', { ...filterOf, oldFilterName: name }),
  SourceFilterSettingsChanged: event('SourceFilterSettingsChanged', {
    ...filterOf,
    filterSettings: settings,
  }),
  SourceFilterEnableStateChanged: event('SourceFilterEnableStateChanged', {
    ...filterOf,
    filterEnabled: z.boolean(),
  }),
  SceneItemCreated: event('SceneItemCreated', itemOf),
  SceneItemRemoved: event('SceneItemRemoved', itemOf),
  SceneItemListReindexed: event('SceneItemListReindexed', {
    sceneName: name,
    sceneItems: z.array(z.object({ sceneItemId: z.number(), sceneItemIndex: z.number() })),
  }),
  SceneItemEnableStateChanged: event('SceneItemEnableStateChanged', {
    ...itemOf,
    sceneItemEnabled: z.boolean(),
  }),
  SceneItemLockStateChanged: event('SceneItemLockStateChanged', { ...itemOf, sceneItemLocked: z.boolean() }),
  SceneItemTransformChanged: event('SceneItemTransformChanged', { ...itemOf, sceneItemTransform: transform }),
  RecordStateChanged: event('RecordStateChanged', { outputState: name }),
  StreamStateChanged: event('StreamStateChanged', { outputState: name }),
  VirtualcamStateChanged: event('VirtualcamStateChanged', { outputState: name }),
  ReplayBufferStateChanged: event('ReplayBufferStateChanged', {}),
  StudioModeStateChanged: event('StudioModeStateChanged', { studioModeEnabled: z.boolean() }),
}

export type ObsEvent = z.output<(typeof schemas)[keyof typeof schemas]>

/**
 * Reads an event. 'ignored' is for the many that change nothing here (volumes, media, selections, vendors, and what
 * later versions add); 'unreadable' is one that should be known, so something has changed and all must be read again.
 */
export function readEvent(type: string, data: unknown): ObsEvent | 'ignored' | 'unreadable' {
  if (!isKnown(type)) return 'ignored'
  const schema: z.ZodType<ObsEvent> = schemas[type]
  const read = schema.safeParse(data ?? {})
  return read.success ? read.data : 'unreadable'
}

function isKnown(type: string): type is keyof typeof schemas {
  return Object.hasOwn(schemas, type)
}
