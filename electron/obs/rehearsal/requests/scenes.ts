import { type Json, type ObsEvent, RequestRefused, status } from '../protocol.ts'
import { event } from '../world/events.ts'
import { changeProgram } from '../world/programme.ts'
import { named, nameOf, sceneIn, sourceNamed, uuidOf, withSource } from '../world/sources.ts'
import type { Handler } from '../world/step.ts'
import type { SceneSource, SourceId, World } from '../world/world.ts'
import { text } from './fields.ts'

/** Newest first with index 0, as obs-websocket counts them. */
function sceneList(world: World): readonly Json[] {
  return world.sceneOrder.toReversed().map((id, sceneIndex) => ({ sceneIndex, ...named(world, 'scene', id) }))
}

function sceneListChanged(world: World): ObsEvent {
  return event('SceneListChanged', { scenes: sceneList(world) })
}

export const getSceneList: Handler = (world) => {
  const preview = world.studioMode?.preview
  const program = world.loading || !world.sources.has(world.program) ? undefined : world.program
  const both = (prefix: string, id: SourceId | undefined): Json =>
    id !== undefined
      ? named(world, prefix, id)
      : {
          [`${prefix}Name`]: null,
          ...(world.rules.dialect === '5.1' ? {} : { [`${prefix}Uuid`]: null }),
        }
  return {
    data: {
      ...both('currentProgramScene', program),
      ...both('currentPreviewScene', preview),
      scenes: sceneList(world),
    },
  }
}

export const getGroupList: Handler = (world) => ({
  data: {
    groups: [...world.sources.values()]
      .filter((source) => source.type === 'scene' && source.group !== null)
      .map((source) => source.name),
  },
})

export function emptyScene(id: SourceId, name: string): SceneSource {
  return {
    type: 'scene',
    id,
    name,
    filters: [],
    removed: false,
    group: null,
    items: [],
    nextItemId: 1,
    override: { name: null, duration: null },
  }
}

export const createScene: Handler = (world, data) => {
  const name = text(data, 'sceneName')
  if (sourceNamed(world, name) !== undefined) {
    throw new RequestRefused(status.resourceAlreadyExists, 'A source already exists by that scene name.')
  }
  const id = world.nextSourceId
  const next = {
    ...withSource(world, emptyScene(id, name)),
    nextSourceId: id + 1,
    sceneOrder: [...world.sceneOrder, id],
  }
  return {
    world: next,
    ...(world.rules.dialect === '5.1' ? {} : { data: { sceneUuid: uuidOf(id) } }),
    events: [event('SceneCreated', { ...named(next, 'scene', id), isGroup: false }), sceneListChanged(next)],
  }
}

export const removeScene: Handler = (world, data, senses) => {
  const scene = sceneIn(world, data)
  const sceneOrder = world.sceneOrder.filter((id) => id !== scene.id)
  let next: World = { ...withSource(world, { ...scene, removed: true }), sceneOrder }
  const events: ObsEvent[] = [
    event('SceneRemoved', { ...named(world, 'scene', scene.id), isGroup: false }),
    sceneListChanged(next),
  ]
  // OBS's list, oldest scene first, selects the one that takes the place, or the last.
  const neighbour = sceneOrder[Math.min(world.sceneOrder.indexOf(scene.id), sceneOrder.length - 1)]
  if (neighbour === undefined) return { world: next, events }
  if (next.studioMode !== null && next.studioMode.preview === scene.id) {
    next = { ...next, studioMode: { ...next.studioMode, preview: neighbour } }
    events.push(event('CurrentPreviewSceneChanged', named(next, 'scene', neighbour)))
  } else if (next.studioMode === null && next.program === scene.id) {
    const changed = changeProgram(next, neighbour, senses.now)
    return { world: changed.world, events: [...events, ...changed.events] }
  }
  return { world: next, events }
}

export const setSceneName: Handler = (world, data) => {
  const scene = sceneIn(world, data)
  const name = text(data, 'newSceneName')
  if (sourceNamed(world, name) !== undefined) {
    throw new RequestRefused(status.resourceAlreadyExists, 'A source already exists by that new scene name.')
  }
  const next = withSource(world, { ...scene, name })
  return {
    world: next,
    events: [event('SceneNameChanged', { ...named(next, 'scene', scene.id), oldSceneName: scene.name })],
  }
}

export const getCurrentProgramScene: Handler = (world) => {
  if (world.loading && world.rules.lies.diesWhileLoading) return { effects: [{ what: 'die' }] }
  const name = nameOf(world, world.program)
  const uuid = uuidOf(world.program)
  return {
    data: {
      currentProgramSceneName: name,
      ...(world.rules.dialect === '5.1'
        ? {}
        : { sceneName: name, sceneUuid: uuid, currentProgramSceneUuid: uuid }),
    },
  }
}

export const setCurrentProgramScene: Handler = (world, data, senses) =>
  changeProgram(world, sceneIn(world, data).id, senses.now)
