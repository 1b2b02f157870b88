import fc from 'fast-check'
import { readEvent } from '#electron/obs/mirror/event.ts'
import type { Observation } from '#electron/obs/mirror/reduce.ts'
import type { LinkState } from '#shared/model/obs.ts'
import {
  answersOf,
  inputNames,
  online,
  partsOf,
  sceneNames,
  transformAt,
  type World,
  world,
} from './world.ts'

const scene = fc.constantFrom(...sceneNames)
const input = fc.constantFrom(...inputNames)
const source = fc.constantFrom(...sceneNames, ...inputNames)
const id = fc.integer({ min: 1, max: 3 })
const settings = fc.record({ color: fc.integer({ min: 0, max: 2 }) })
const outputState = fc
  .constantFrom(
    'STARTING',
    'STARTED',
    'STOPPING',
    'STOPPED',
    'PAUSED',
    'RESUMED',
    'RECONNECTING',
    'SOMETHING_NEW',
  )
  .map((state) => `OBS_WEBSOCKET_OUTPUT_${state}`)

/** The content of each event, over so few names that events meet what is there. */
const contents: Readonly<Record<string, Readonly<Record<string, fc.Arbitrary<unknown>>>>> = {
  CurrentSceneCollectionChanging: { sceneCollectionName: fc.constant('two') },
  CurrentSceneCollectionChanged: { sceneCollectionName: fc.constant('two') },
  CurrentProfileChanged: { profileName: fc.constant('two') },
  SceneCreated: { sceneName: scene, isGroup: fc.boolean() },
  SceneRemoved: { sceneName: scene, isGroup: fc.boolean() },
  SceneNameChanged: { oldSceneName: scene, sceneName: scene },
  SceneListChanged: { scenes: fc.constant([]) },
  SceneTransitionStarted: { transitionName: fc.constant('Fade') },
  CurrentProgramSceneChanged: { sceneName: scene },
  InputCreated: { inputName: input, inputKind: fc.constant('image_source'), inputSettings: settings },
  InputRemoved: { inputName: input },
  InputNameChanged: { oldInputName: input, inputName: input },
  InputSettingsChanged: { inputName: input, inputSettings: settings },
  InputMuteStateChanged: { inputName: input, inputMuted: fc.boolean() },
  SourceFilterListReindexed: { sourceName: source },
  SourceFilterCreated: {
    sourceName: source,
    filterName: fc.constantFrom('fade', 'key'),
    filterKind: fc.constant('color_filter_v2'),
    filterIndex: id,
    filterSettings: settings,
  },
  SourceFilterRemoved: { sourceName: source, filterName: fc.constantFrom('fade', 'key') },
  SourceFilterNameChanged: {
    sourceName: source,
    oldFilterName: fc.constantFrom('fade', 'key'),
    filterName: fc.constant('renamed'),
  },
  SourceFilterSettingsChanged: {
    sourceName: source,
    filterName: fc.constant('fade'),
    filterSettings: settings,
  },
  SourceFilterEnableStateChanged: {
    sourceName: source,
    filterName: fc.constant('fade'),
    filterEnabled: fc.boolean(),
  },
  SceneItemCreated: { sceneName: scene, sourceName: source, sceneItemId: id, sceneItemIndex: id },
  SceneItemRemoved: { sceneName: scene, sourceName: source, sceneItemId: id },
  SceneItemListReindexed: {
    sceneName: scene,
    sceneItems: fc.array(fc.record({ sceneItemId: id, sceneItemIndex: id })),
  },
  SceneItemEnableStateChanged: { sceneName: scene, sceneItemId: id, sceneItemEnabled: fc.boolean() },
  SceneItemLockStateChanged: { sceneName: scene, sceneItemId: id, sceneItemLocked: fc.boolean() },
  SceneItemTransformChanged: {
    sceneName: scene,
    sceneItemId: id,
    sceneItemTransform: fc.integer({ min: 0, max: 3 }).map(transformAt),
  },
  RecordStateChanged: { outputActive: fc.boolean(), outputState },
  StreamStateChanged: { outputActive: fc.boolean(), outputState },
  VirtualcamStateChanged: { outputActive: fc.boolean(), outputState },
  StudioModeStateChanged: { studioModeEnabled: fc.boolean() },
}

/** An event as OBS sends it. */
const sentEvent: fc.Arbitrary<{ readonly type: string; readonly data: unknown }> = fc.oneof(
  ...Object.entries(contents).map(([type, content]) =>
    fc.record({ type: fc.constant(type), data: fc.record(content) }),
  ),
)

const link: fc.Arbitrary<LinkState> = fc.constantFrom<LinkState>(
  online,
  { ...online, since: 7 },
  { phase: 'connecting', since: 3, failure: 'closed', attempts: 2 },
  { phase: 'closed' },
)

/** Something that happens to a mirror; answers may be as old as `lag` tickets, and some parts of them are refused. */
type Happening =
  | { readonly kind: 'event'; readonly sent: { readonly type: string; readonly data: unknown } }
  | { readonly kind: 'garbage' }
  | { readonly kind: 'link'; readonly link: LinkState }
  | {
      readonly kind: 'answers'
      readonly world: World
      readonly lag: number
      readonly refused: number
    }

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('event' as const), sent: sentEvent }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('garbage' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('link' as const), link }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('answers' as const),
      world,
      lag: fc.integer({ min: 0, max: 6 }),
      refused: fc.integer({ min: 1, max: 5 }),
    }),
  },
)

/** A history as observations, with the tickets that a mirror would have drawn. */
export const history: fc.Arbitrary<readonly Observation[]> = fc
  .array(happening, { maxLength: 40 })
  .map((happenings) => happenings.map((happened, index) => observed(happened, 2 + index * 2)))

function observed(happened: Happening, ticket: number): Observation {
  switch (happened.kind) {
    case 'event': {
      const event = readEvent(happened.sent.type, happened.sent.data)
      if (event === 'ignored' || event === 'unreadable') throw new Error(`${happened.sent.type} is ${event}`)
      return { kind: 'event', ticket, event }
    }
    case 'garbage':
      return { kind: 'unreadable-event', ticket }
    case 'link':
      return { kind: 'link', ticket, link: happened.link }
    case 'answers': {
      const parts = partsOf(happened.world)
      const answers = answersOf(happened.world, parts).map((answer, index) =>
        index % happened.refused === 1 ? { part: answer.part, ok: false as const, why: 'refused' } : answer,
      )
      return { kind: 'answers', asked: Math.max(1, ticket - 1 - happened.lag), answers }
    }
  }
}
