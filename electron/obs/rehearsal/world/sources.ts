/** Finding sources and items by what a request names, and putting changed ones back. */

import { type Json, RequestRefused, status } from '../protocol.ts'
import { type Data, has, number, text } from '../requests/fields.ts'
import { croppedSize } from './filter-effects.ts'
import {
  type InputSource,
  type Item,
  nothing,
  type SceneSource,
  type Size,
  type Source,
  type SourceId,
  type World,
} from './world.ts'

export function sourceNamed(world: World, name: string): Source | undefined {
  for (const source of world.sources.values()) if (source.name === name) return source
  return undefined
}

/** A stable, made-up uuid; only OBS from 30.2 on tells them. */
export function uuidOf(id: SourceId): string {
  return `7e4ea25a-0b50-4000-8000-${id.toString(16).padStart(12, '0')}`
}

/** The source that `<prefix>Name` (or, in the newer dialect, `<prefix>Uuid`) names. */
function find(world: World, data: Data, prefix: string): Source {
  const uuidField = `${prefix}Uuid`
  if (world.rules.dialect !== '5.1' && !has(data, `${prefix}Name`) && has(data, uuidField)) {
    const uuid = text(data, uuidField)
    const found = [...world.sources.values()].find((source) => uuidOf(source.id) === uuid)
    if (found === undefined) {
      throw new RequestRefused(status.resourceNotFound, `No source was found by the UUID of \`${uuid}\`.`)
    }
    return found
  }
  const name = text(data, `${prefix}Name`)
  const found = sourceNamed(world, name)
  if (found === undefined) {
    throw new RequestRefused(status.resourceNotFound, `No source was found by the name of \`${name}\`.`)
  }
  return found
}

export function anySource(world: World, data: Data): Source {
  return find(world, data, 'source')
}

export function inputIn(world: World, data: Data): InputSource {
  const source = find(world, data, 'input')
  if (source.type !== 'input') {
    throw new RequestRefused(status.invalidResourceType, 'The specified source is not an input.')
  }
  return source
}

/** A scene; a group only where the request allows groups. */
export function sceneIn(
  world: World,
  data: Data,
  allowed: 'scene' | 'group' | 'scene or group' = 'scene',
  prefix = 'scene',
): SceneSource {
  const source = find(world, data, prefix)
  if (source.type !== 'scene') {
    throw new RequestRefused(status.invalidResourceType, 'The specified source is not a scene.')
  }
  if (source.group === null && allowed === 'group') {
    throw new RequestRefused(status.invalidResourceType, 'The specified source is not a group. (Is scene)')
  }
  if (source.group !== null && allowed === 'scene') {
    throw new RequestRefused(status.invalidResourceType, 'The specified source is not a scene. (Is group)')
  }
  return source
}

export type ItemPlace = { readonly scene: SceneSource; readonly item: Item; readonly index: number }

export function itemIn(
  world: World,
  data: Data,
  allowed: 'scene' | 'scene or group' = 'scene or group',
): ItemPlace {
  const scene = sceneIn(world, data, allowed)
  const id = number(data, 'sceneItemId', 0)
  const index = scene.items.findIndex((item) => item.id === id)
  const item = scene.items[index]
  if (item === undefined) {
    throw new RequestRefused(
      status.resourceNotFound,
      `No scene items were found in scene \`${scene.name}\` with the ID \`${id}\`.`,
    )
  }
  return { scene, item, index }
}

/** A source's size as a scene sees it: after its filters. */
export function sizeOf(world: World, id: SourceId): Size {
  const source = world.sources.get(id)
  return source === undefined ? nothing : croppedSize(ownSize(world, source), source.filters)
}

/** A source's size before its filters. */
export function ownSize(world: World, source: Source): Size {
  if (source.type === 'input') return source.size
  return source.group ?? { width: world.video.baseWidth, height: world.video.baseHeight }
}

export function nameOf(world: World, id: SourceId): string {
  return world.sources.get(id)?.name ?? ''
}

/** How a source is told to clients: `<prefix>Name`, and in the newer dialect `<prefix>Uuid`. */
export function named(world: World, prefix: string, id: SourceId): Json {
  const name = { [`${prefix}Name`]: nameOf(world, id) }
  return world.rules.dialect === '5.1' ? name : { ...name, [`${prefix}Uuid`]: uuidOf(id) }
}

export function withSource(world: World, source: Source): World {
  return { ...world, sources: new Map(world.sources).set(source.id, source) }
}

export function withItem(world: World, scene: SceneSource, item: Item): World {
  const items = scene.items.map((old) => (old.id === item.id ? item : old))
  return withSource(world, { ...scene, items })
}

/** Whether drawing `outer` draws `inner`: an item of the one in the other would then never end. */
export function contains(world: World, outer: SourceId, inner: SourceId): boolean {
  if (outer === inner) return true
  const source = world.sources.get(outer)
  return source?.type === 'scene' && source.items.some((item) => contains(world, item.source, inner))
}
