import { type ObsEvent, RequestRefused, status } from '../protocol.ts'
import { event } from '../world/events.ts'
import { sceneForAir, schedule } from '../world/programme.ts'
import { named } from '../world/sources.ts'
import type { Handler, Outcome, Senses } from '../world/step.ts'
import { transformChanged, workedOut } from '../world/transform.ts'
import type { Source, SourceId, StoredCollection, World } from '../world/world.ts'
import { text } from './fields.ts'
import { tellVolume } from './input-volume.ts'
import { inputCreated, loaded } from './inputs.ts'
import { emptyScene } from './scenes.ts'

function names(world: World): readonly string[] {
  return [...new Set([...world.collections.keys(), world.collection])].toSorted()
}

export const getSceneCollectionList: Handler = (world) => ({
  data: { currentSceneCollectionName: world.collection, sceneCollections: names(world) },
})

const freshCollection: StoredCollection = {
  sources: [emptyScene(1, 'Scene')],
  sceneOrder: [1],
  program: 1,
}

export const createSceneCollection: Handler = (world, data, senses) => {
  const name = text(data, 'sceneCollectionName')
  if (names(world).includes(name)) throw new RequestRefused(status.resourceAlreadyExists)
  const collections = new Map(world.collections).set(name, freshCollection)
  return beginLoading({ ...world, collections }, name, true, senses)
}

export const setCurrentSceneCollection: Handler = (world, data, senses) => {
  const name = text(data, 'sceneCollectionName')
  if (!names(world).includes(name)) throw new RequestRefused(status.resourceNotFound)
  return name === world.collection ? {} : beginLoading(world, name, false, senses)
}

/** The collection as OBS saves it: newest source first, what was removed left out. */
function saved(world: World): StoredCollection {
  const kept = [...world.sources.values()].filter((source) => !source.removed)
  const ids = new Set(kept.map(({ id }) => id))
  const sources = kept
    .toReversed()
    .map((source) =>
      source.type === 'input'
        ? source
        : { ...source, items: source.items.filter((item) => ids.has(item.source)) },
    )
  return { sources, sceneOrder: world.sceneOrder, program: world.program }
}

/** The old collection is gone at once, the new one comes a little later; in between there is nothing to ask for. */
function beginLoading(world: World, name: string, created: boolean, senses: Senses): Outcome {
  const events: ObsEvent[] = [
    event('CurrentSceneCollectionChanging', { sceneCollectionName: world.collection }),
  ]
  const newestFirst = [...world.sources.values()].toReversed()
  for (const source of newestFirst) {
    if (source.type !== 'scene' || source.removed) continue
    const isGroup = source.group !== null
    events.push(event('SceneRemoved', { ...named(world, 'scene', source.id), isGroup }))
  }
  for (const source of newestFirst) {
    if (source.type !== 'input' || source.removed) continue
    events.push(event('InputRemoved', named(world, 'input', source.id)))
  }
  const answerAt = senses.now + world.rules.timing.collectionLoad
  const next: World = {
    ...world,
    collections: new Map(world.collections).set(world.collection, saved(world)),
    collection: name,
    loading: true,
    sources: new Map(),
    sceneOrder: [],
    transition: null,
    active: new Set(),
    showing: new Set(),
  }
  const waiting = schedule(next, { what: 'collection-loaded', at: answerAt, created })
  return { world: waiting, events, answerAt }
}

/** Puts a stored collection's sources into the world under fresh ids. */
export function loadCollection(world: World, stored: StoredCollection, senses: Senses): World {
  const ids = new Map<SourceId, SourceId>()
  let nextSourceId = world.nextSourceId
  for (const source of stored.sources) ids.set(source.id, nextSourceId++)
  const fresh = (id: SourceId): SourceId => {
    const found = ids.get(id)
    if (found === undefined) throw new Error(`the collection names a source ${id} that it does not hold`)
    return found
  }
  const sources = new Map<SourceId, Source>()
  for (const source of stored.sources) {
    const id = fresh(source.id)
    sources.set(
      id,
      source.type === 'input'
        ? loaded({ ...source, id }, senses)
        : { ...source, id, items: source.items.map((item) => ({ ...item, source: fresh(item.source) })) },
    )
  }
  const program = fresh(stored.program)
  const sceneOrder = stored.sceneOrder.map(fresh)
  const next: World = { ...world, sources, sceneOrder, program, nextSourceId, loading: false }
  if (next.studioMode === null) return next
  return { ...next, studioMode: { preview: program, onAir: sceneForAir(next, program) } }
}

/** The end of a change of collection: everything that is in the new one is told. */
export function collectionLoaded(world: World, created: boolean, senses: Senses): Outcome {
  const stored = world.collections.get(world.collection)
  if (stored === undefined) throw new Error(`there is no scene collection ${world.collection}`)
  let next = loadCollection(world, stored, senses)
  const events: ObsEvent[] = []
  for (const source of next.sources.values()) {
    if (source.type === 'input') {
      const of = named(next, 'input', source.id)
      events.push(
        inputCreated(next, source),
        event('InputVolumeChanged', { ...of, ...tellVolume(source.volume) }),
        event('InputAudioBalanceChanged', { ...of, inputAudioBalance: 0.5 }),
        event('InputAudioSyncOffsetChanged', { ...of, inputAudioSyncOffset: 0 }),
        event('InputMuteStateChanged', { ...of, inputMuted: source.muted }),
      )
    } else {
      const isGroup = source.group !== null
      events.push(event('SceneCreated', { ...named(next, 'scene', source.id), isGroup }))
    }
  }
  for (const source of next.sources.values()) {
    if (source.type !== 'scene') continue
    source.items.forEach((item, sceneItemIndex) => {
      events.push(
        event('SceneItemCreated', {
          ...named(next, 'scene', source.id),
          ...named(next, 'source', item.source),
          sceneItemId: item.id,
          sceneItemIndex,
        }),
        transformChanged(next, source, item),
      )
    })
    const items = source.items.map((item) => workedOut(next, item))
    next = { ...next, sources: new Map(next.sources).set(source.id, { ...source, items }) }
  }
  events.push(
    created
      ? event('SceneCollectionListChanged', { sceneCollections: names(next) })
      : event('CurrentProgramSceneChanged', named(next, 'scene', next.program)),
    event('CurrentSceneCollectionChanged', { sceneCollectionName: next.collection }),
  )
  return { world: next, events }
}
