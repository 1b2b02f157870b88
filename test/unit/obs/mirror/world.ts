import fc from 'fast-check'
import { readAnswer } from '#electron/obs/mirror/answer.ts'
import { type Part, part } from '#electron/obs/mirror/part.ts'
import type { Answer } from '#electron/obs/mirror/reading.ts'
import { reduce } from '#electron/obs/mirror/reduce.ts'
import { type MirrorState, unknownState } from '#electron/obs/mirror/state.ts'
import type { ObsState } from '#shared/model/obs.ts'

/** A small OBS that answers every request of the mirror, in OBS's own words. */
export type World = {
  readonly programme: string | null
  readonly scenes: readonly WorldScene[]
  readonly inputs: readonly { readonly name: string; readonly kind: string; readonly settings: object }[]
  readonly filters: Readonly<Record<string, readonly object[]>>
  readonly flags: { readonly recording: boolean; readonly studio: boolean; readonly muted: boolean }
  readonly width: number
  readonly text: string
}

export type WorldScene = {
  readonly name: string
  readonly isGroup: boolean
  readonly items: readonly WorldItem[]
}
export type WorldItem = {
  readonly source: string
  readonly enabled: boolean
  readonly x: number
  readonly blend: string
}

export const sceneNames = ['Main', 'Second', 'Third', 'Bunch'] as const
export const inputNames = ['label', 'camera', '背景', 'Third'] as const

const item = fc.record({
  source: fc.constantFrom(...inputNames, ...sceneNames),
  enabled: fc.boolean(),
  x: fc.integer({ min: 0, max: 3 }),
  blend: fc.constantFrom('OBS_BLEND_NORMAL', 'OBS_BLEND_SCREEN'),
})

const filter = fc.record({
  filterName: fc.constantFrom('fade', 'key'),
  filterKind: fc.constant('color_filter_v2'),
  filterIndex: fc.integer({ min: 0, max: 2 }),
  filterEnabled: fc.boolean(),
  filterSettings: fc.record({ opacity: fc.integer({ min: 0, max: 2 }) }),
})

export const world: fc.Arbitrary<World> = fc
  .record({
    scenes: fc.uniqueArray(
      fc.record({
        name: fc.constantFrom(...sceneNames),
        isGroup: fc.boolean(),
        items: fc.array(item, { maxLength: 3 }),
      }),
      { selector: (scene) => scene.name, minLength: 1 },
    ),
    inputs: fc.uniqueArray(
      fc.record({
        name: fc.constantFrom(...inputNames),
        kind: fc.constantFrom('image_source', 'color_source_v3'),
        settings: fc.record({ color: fc.integer({ min: 0, max: 2 }) }),
      }),
      { selector: (input) => input.name },
    ),
    filters: fc.dictionary(fc.constantFrom(...sceneNames, ...inputNames), fc.array(filter, { maxLength: 2 })),
    flags: fc.record({ recording: fc.boolean(), studio: fc.boolean(), muted: fc.boolean() }),
    width: fc.integer({ min: 1, max: 3 }),
    text: fc.constantFrom('one', 'two'),
  })
  .map(({ inputs, ...rest }): World => {
    const scenes = rest.scenes.map((scene) => scene.name)
    const programme = rest.scenes.find((scene) => !scene.isGroup)?.name ?? null
    // In OBS scenes, groups and inputs share one name space.
    return { ...rest, programme, inputs: inputs.filter(({ name }) => !(scenes as string[]).includes(name)) }
  })

export const fingerprint = (secret: string): string => `seen ${secret.length}`

/** Every part that this world has. */
export function partsOf(world: World): readonly Part[] {
  const single = ['scenes', 'groups', 'inputs', 'record', 'stream', 'virtual-camera', 'studio-mode'] as const
  const slow = [
    'canvas',
    'collection',
    'profile',
    'record-directory',
    'stream-service',
    'replay-buffer',
  ] as const
  return [
    ...[...single, ...slow].map((kind) => part(kind)),
    ...world.scenes.map(({ name, isGroup }) => part(isGroup ? 'group-items' : 'items', name)),
    ...world.inputs.flatMap(({ name }) => [part('settings', name), part('muted', name)]),
    ...[...world.scenes, ...world.inputs].map(({ name }) => part('filters', name)),
  ]
}

/** OBS's responseData for a part. */
function responseTo({ kind, of }: Part, world: World): unknown {
  const { flags, scenes, text } = world
  switch (kind) {
    case 'scenes': {
      const listed = scenes.filter((scene) => !scene.isGroup)
      const named = listed.map(({ name }, index) => ({
        sceneName: name,
        sceneIndex: listed.length - 1 - index,
      }))
      return { currentProgramSceneName: world.programme, scenes: named.toReversed() }
    }
    case 'groups':
      return { groups: scenes.filter((scene) => scene.isGroup).map(({ name }) => name) }
    case 'inputs':
      return { inputs: world.inputs.map(({ name, kind: inputKind }) => ({ inputName: name, inputKind })) }
    case 'items':
    case 'group-items':
      return { sceneItems: (scenes.find(({ name }) => name === of)?.items ?? []).map(itemIn(world)) }
    case 'settings':
      return { inputSettings: world.inputs.find(({ name }) => name === of)?.settings ?? {} }
    case 'muted':
      return { inputMuted: flags.muted }
    case 'filters':
      return { filters: world.filters[of] ?? [] }
    case 'record':
      return { outputActive: flags.recording, outputPaused: false, outputDuration: 5 }
    case 'stream':
    case 'virtual-camera':
      return { outputActive: false }
    case 'studio-mode':
      return { studioModeEnabled: flags.studio }
    case 'canvas':
      return {
        baseWidth: world.width,
        baseHeight: 2,
        outputWidth: 3,
        outputHeight: 4,
        fpsNumerator: 60_000,
        fpsDenominator: 2_000,
      }
    case 'collection':
      return { currentSceneCollectionName: text, sceneCollections: [] }
    case 'profile':
      return { currentProfileName: text, profiles: [] }
    case 'record-directory':
      return { recordDirectory: text }
    case 'replay-buffer':
      return { outputActive: flags.recording }
    case 'stream-service':
      return { streamServiceType: 'rtmp_custom', streamServiceSettings: { server: text, key: 'secret' } }
  }
}

function itemIn(world: World) {
  return (item: WorldItem, index: number) => {
    const scene = world.scenes.find(({ name }) => name === item.source)
    return {
      sceneItemId: index + 1,
      sceneItemIndex: index,
      sourceName: item.source,
      sourceType: scene ? 'OBS_SOURCE_TYPE_SCENE' : 'OBS_SOURCE_TYPE_INPUT',
      isGroup: scene ? scene.isGroup : null,
      inputKind: scene ? null : 'image_source',
      sceneItemEnabled: item.enabled,
      sceneItemLocked: false,
      sceneItemBlendMode: item.blend,
      sceneItemTransform: transformAt(item.x),
    }
  }
}

export function transformAt(positionX: number) {
  const bounds = { boundsType: 'OBS_BOUNDS_NONE', boundsAlignment: 0, boundsWidth: 0, boundsHeight: 0 }
  const crop = { cropLeft: 0, cropTop: 0, cropRight: 0, cropBottom: 0, cropToBounds: false }
  const size = { sourceWidth: 10, sourceHeight: 10, width: 10, height: 10 }
  return {
    positionX,
    positionY: 0,
    rotation: 0,
    scaleX: 1,
    scaleY: 1,
    alignment: 5,
    ...bounds,
    ...crop,
    ...size,
  }
}

export function answersOf(world: World, parts: readonly Part[] = partsOf(world)): readonly Answer[] {
  return parts.map((wanted) =>
    readAnswer(wanted, { ok: true, value: responseTo(wanted, world) }, fingerprint),
  )
}

export const online = { phase: 'connected', since: 0, obsVersion: '29.0.2', rpcVersion: '1' } as const

export const blank: MirrorState = reduce(
  unknownState({ phase: 'closed' }, 0, 0, 0),
  { kind: 'link', ticket: 1, link: online },
  0,
)

/** What a mirror that has just come shows of this world. */
export function freshView(world: World): unknown {
  const answers = answersOf(world)
  return view(reduce(blank, { kind: 'answers', asked: 2, answers }, 0).obs)
}

/** The state without its instants, and without what only a history can tell. */
export function view(obs: ObsState): unknown {
  const { revision: _, ...content } = obs
  const text = JSON.stringify(content, (key, value) => {
    if (value instanceof Map)
      return Object.fromEntries([...value].sort(([one], [other]) => (one < other ? -1 : 1)))
    return key === 'at' || key === 'since' || key === 'stopping' ? undefined : value
  })
  return JSON.parse(text)
}
