import { isDeepStrictEqual } from 'node:util'
import type { ObsRequest } from '#electron/obs/link/outcome.ts'
import type { ObsState, Transform } from '#shared/model/obs.ts'
import { itemOf, itemsOf, knownValue, type MirrorRoom, must, until } from './mirror-room.ts'

/** The item that a change is made to: on top of scene `Main`, a colour of 300 x 100. */
export type Target = { readonly source: string; readonly sceneItemId: number }

/** What another client does to a room, and how the mirror shows it. */
export type Change = {
  readonly name: string
  readonly make: (target: Target) => readonly ObsRequest[]
  readonly seen: (state: ObsState, target: Target) => boolean
  readonly undo?: (target: Target) => readonly ObsRequest[]
}

const sceneName = 'Main'

function colour(inputName: string): ObsRequest {
  const inputSettings = { width: 300, height: 100 }
  return {
    requestType: 'CreateInput',
    requestData: { sceneName, inputName, inputKind: 'color_source_v3', inputSettings },
  }
}

function transformed(
  name: string,
  change: Record<string, number | string>,
  seen: Partial<Transform>,
): Change {
  return {
    name,
    make: ({ sceneItemId }) => [
      {
        requestType: 'SetSceneItemTransform',
        requestData: { sceneName, sceneItemId, sceneItemTransform: change },
      },
    ],
    seen: (state, { source }) => {
      const transform = itemOf(state, sceneName, source)?.transform
      return transform !== undefined && isDeepStrictEqual({ ...transform, ...seen }, transform)
    },
  }
}

function filterOn(sourceName: string): ObsRequest {
  const filter = { filterName: 'fade', filterKind: 'color_filter_v2', filterSettings: { opacity: 0.2 } }
  return { requestType: 'CreateSourceFilter', requestData: { sourceName, ...filter } }
}

function opacityOf(state: ObsState, source: string): unknown {
  return knownValue(state.filters.get(source))?.[0]?.settings.opacity
}

function canvas(baseWidth: number, baseHeight: number): ObsRequest {
  const output = { outputWidth: baseWidth, outputHeight: baseHeight }
  return { requestType: 'SetVideoSettings', requestData: { baseWidth, baseHeight, ...output } }
}

/** Every change of the picture that OBS 29 reports by an event. */
export const reportedChanges: readonly Change[] = [
  transformed('a move', { positionX: 77 }, { positionX: 77 }),
  transformed('a scale', { scaleX: 0.5 }, { scaleX: 0.5, width: 150 }),
  transformed('a rotation', { rotation: 45 }, { rotation: 45 }),
  transformed('another alignment', { alignment: 0 }, { alignment: 0 }),
  transformed(
    'bounds',
    { boundsType: 'OBS_BOUNDS_STRETCH', boundsWidth: 640, boundsHeight: 60 },
    { boundsType: 'OBS_BOUNDS_STRETCH', boundsWidth: 640, boundsHeight: 60 },
  ),
  transformed('a crop', { cropLeft: 10 }, { cropLeft: 10 }),
  {
    name: 'an item hidden',
    make: ({ sceneItemId }) => [
      {
        requestType: 'SetSceneItemEnabled',
        requestData: { sceneName, sceneItemId, sceneItemEnabled: false },
      },
    ],
    seen: (state, { source }) => itemOf(state, sceneName, source)?.enabled === false,
  },
  {
    name: 'an item locked',
    make: ({ sceneItemId }) => [
      { requestType: 'SetSceneItemLocked', requestData: { sceneName, sceneItemId, sceneItemLocked: true } },
    ],
    seen: (state, { source }) => itemOf(state, sceneName, source)?.locked === true,
  },
  {
    name: 'a blend mode, reported without the mode',
    make: ({ sceneItemId }) => [
      {
        requestType: 'SetSceneItemBlendMode',
        requestData: { sceneName, sceneItemId, sceneItemBlendMode: 'OBS_BLEND_ADDITIVE' },
      },
    ],
    seen: (state, { source }) => itemOf(state, sceneName, source)?.blendMode === 'OBS_BLEND_ADDITIVE',
  },
  {
    name: 'a new source on top',
    make: ({ source }) => [colour(`cover of ${source}`)],
    seen: (state, { source }) => itemsOf(state, sceneName).at(-1)?.source === `cover of ${source}`,
    undo: ({ source }) => [{ requestType: 'RemoveInput', requestData: { inputName: `cover of ${source}` } }],
  },
  {
    name: 'another order',
    make: ({ sceneItemId }) => [
      { requestType: 'SetSceneItemIndex', requestData: { sceneName, sceneItemId, sceneItemIndex: 0 } },
    ],
    seen: (state, { source }) => itemsOf(state, sceneName)[0]?.source === source,
  },
  {
    name: 'an item deleted',
    make: ({ sceneItemId }) => [{ requestType: 'RemoveSceneItem', requestData: { sceneName, sceneItemId } }],
    seen: (state, { source }) =>
      itemsOf(state, sceneName).length > 0 && itemOf(state, sceneName, source) === undefined,
  },
  {
    name: 'an input deleted',
    make: ({ source }) => [{ requestType: 'RemoveInput', requestData: { inputName: source } }],
    seen: (state, { source }) => !state.inputs.has(source) && itemOf(state, sceneName, source) === undefined,
  },
  {
    name: 'an input renamed',
    make: ({ source }) => [
      { requestType: 'SetInputName', requestData: { inputName: source, newInputName: `${source} too` } },
    ],
    seen: (state, { source }) =>
      state.inputs.has(`${source} too`) && itemOf(state, sceneName, `${source} too`) !== undefined,
    undo: ({ source }) => [{ requestType: 'RemoveInput', requestData: { inputName: `${source} too` } }],
  },
  {
    name: 'a filter added',
    make: ({ source }) => [filterOn(source)],
    seen: (state, { source }) => opacityOf(state, source) === 0.2,
  },
  {
    name: 'a filter on the scene',
    make: () => [filterOn(sceneName)],
    seen: (state) => opacityOf(state, sceneName) === 0.2,
    undo: () => [
      { requestType: 'RemoveSourceFilter', requestData: { sourceName: sceneName, filterName: 'fade' } },
    ],
  },
  {
    name: 'a filter switched off',
    make: ({ source: sourceName }) => [
      filterOn(sourceName),
      {
        requestType: 'SetSourceFilterEnabled',
        requestData: { sourceName, filterName: 'fade', filterEnabled: false },
      },
    ],
    seen: (state, { source }) => knownValue(state.filters.get(source))?.[0]?.enabled === false,
  },
  {
    name: 'a scene renamed',
    make: () => [{ requestType: 'SetSceneName', requestData: { sceneName, newSceneName: 'Mine' } }],
    seen: (state, { source }) =>
      knownValue(state.programme) === 'Mine' && itemOf(state, 'Mine', source) !== undefined,
    undo: () => [
      { requestType: 'SetSceneName', requestData: { sceneName: 'Mine', newSceneName: sceneName } },
    ],
  },
  {
    name: 'studio mode',
    make: () => [{ requestType: 'SetStudioModeEnabled', requestData: { studioModeEnabled: true } }],
    seen: (state) => knownValue(state.studioMode) === true,
    undo: () => [{ requestType: 'SetStudioModeEnabled', requestData: { studioModeEnabled: false } }],
  },
]

/** Every change that obs-websocket 5.1 makes without a word. */
export const silentChanges: readonly Change[] = [
  {
    name: "an input's settings",
    make: ({ source }) => [
      { requestType: 'SetInputSettings', requestData: { inputName: source, inputSettings: { color: 7 } } },
    ],
    seen: (state, { source }) => knownValue(state.inputs.get(source)?.settings)?.color === 7,
  },
  {
    name: "a filter's settings",
    make: ({ source: sourceName }) => [
      filterOn(sourceName),
      {
        requestType: 'SetSourceFilterSettings',
        requestData: { sourceName, filterName: 'fade', filterSettings: { opacity: 0 } },
      },
    ],
    seen: (state, { source }) => opacityOf(state, source) === 0,
  },
  {
    name: 'the canvas',
    make: () => [canvas(640, 360)],
    seen: (state) => knownValue(state.canvas)?.baseWidth === 640,
    undo: () => [canvas(1280, 720)],
  },
  {
    name: 'the record directory',
    // The request of its own came with 5.3; 5.1 has it among the profile's parameters.
    make: () => [
      {
        requestType: 'SetProfileParameter',
        requestData: {
          parameterCategory: 'SimpleOutput',
          parameterName: 'FilePath',
          parameterValue: '/tmp/elsewhere',
        },
      },
    ],
    seen: (state) => knownValue(state.recordDirectory) === '/tmp/elsewhere',
  },
  {
    name: 'the stream service, without its key',
    make: () => [
      {
        requestType: 'SetStreamServiceSettings',
        requestData: {
          streamServiceType: 'rtmp_custom',
          streamServiceSettings: { server: 'rtmp://127.0.0.1/live', key: 'very secret' },
        },
      },
    ],
    seen: (state) => {
      const service = knownValue(state.streamService)
      return service?.server === 'rtmp://127.0.0.1/live' && !JSON.stringify(service).includes('very secret')
    },
  },
]

/** A room whose programme is the scene `Main`, with one source in it. */
export async function furnish({ mirror, saboteur }: Pick<MirrorRoom, 'mirror' | 'saboteur'>): Promise<void> {
  await must(saboteur, [
    { requestType: 'CreateScene', requestData: { sceneName } },
    { requestType: 'CreateScene', requestData: { sceneName: 'Other' } },
    colour('background'),
    { requestType: 'SetCurrentSceneTransitionDuration', requestData: { transitionDuration: 500 } },
    { requestType: 'SetCurrentProgramScene', requestData: { sceneName } },
  ])
  await until(mirror, 'the scene on air', (state) => knownValue(state.programme) === sceneName)
}

/** Puts a new source on top. Its name must never have been used before: OBS frees used ones late. */
export async function freshTarget(
  { mirror, saboteur }: Pick<MirrorRoom, 'mirror' | 'saboteur'>,
  source: string,
): Promise<Target> {
  await must(saboteur, [colour(source)])
  const state = await until(mirror, 'the fresh source', (seen) => {
    const settled = itemOf(seen, sceneName, source)?.transform.width === 300
    return settled && knownValue(seen.filters.get(source)) !== undefined
  })
  return { source, sceneItemId: itemOf(state, sceneName, source)?.id ?? -1 }
}
