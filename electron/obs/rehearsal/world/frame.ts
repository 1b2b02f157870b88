/**
 * What rendering does to OBS's state. Removed sources leave a scene, late transforms are worked out, and inputs
 * become active or showing only when a frame is drawn; a scene that nobody looks at stays as it was.
 */

import type { ObsEvent } from '../protocol.ts'
import { event } from './events.ts'
import { purge } from './purge.ts'
import { activeSources, reach, showingSources, shownRoots } from './reach.ts'
import { named, sizeOf, withSource } from './sources.ts'
import { transformChanged, workedOut } from './transform.ts'
import type { Item, SourceId, World } from './world.ts'

type Step = { readonly world: World; readonly events: readonly ObsEvent[] }

/** One frame: everything on air, in the preview or on its way out is rendered. */
export function renderFrame(world: World): Step {
  return settle(renderScenes(withoutRemovedOnAir(world), shownRoots(world)))
}

/** A screenshot renders one source and what is inside it, seen or not. */
export function renderForScreenshot(world: World, source: SourceId): Step {
  return settle(renderScenes(world, [source]))
}

function settle(step: Step): Step {
  const reported = reportActivity(step.world)
  const purged = purge(reported.world)
  return { world: purged.world, events: [...step.events, ...reported.events, ...purged.events] }
}

function withoutRemovedOnAir(world: World): World {
  if (world.studioMode === null) return world
  const { onAir } = world.studioMode
  const items = onAir.items.filter((item) => world.sources.get(item.source)?.removed === false)
  if (items.length === onAir.items.length) return world
  return { ...world, studioMode: { ...world.studioMode, onAir: { ...onAir, items } } }
}

function renderScenes(world: World, roots: readonly SourceId[]): Step {
  let current = world
  const events: ObsEvent[] = []
  for (const id of reach(world, roots)) {
    const scene = current.sources.get(id)
    if (scene?.type !== 'scene') continue
    const items: Item[] = []
    for (const item of scene.items) {
      if (current.sources.get(item.source)?.removed !== false) {
        events.push(
          event('SceneItemRemoved', {
            ...named(current, 'scene', id),
            ...named(current, 'source', item.source),
            sceneItemId: item.id,
          }),
        )
        continue
      }
      const size = sizeOf(current, item.source)
      const resized = size.width !== item.seenSize.width || size.height !== item.seenSize.height
      if (resized || item.unrendered) events.push(transformChanged(current, scene, item))
      items.push(resized || item.unrendered ? workedOut(current, item) : item)
    }
    const changed = items.length !== scene.items.length || items.some((item, at) => item !== scene.items[at])
    if (changed) current = withSource(current, { ...scene, items })
  }
  return { world: current, events }
}

function reportActivity(world: World): Step {
  const events: ObsEvent[] = []
  const active = inputsAmong(world, activeSources(world))
  const showing = inputsAmong(world, showingSources(world))
  const report = (id: SourceId, type: 'InputShowStateChanged' | 'InputActiveStateChanged', is: boolean) => {
    if (world.sources.get(id)?.removed !== false) return
    const field = type === 'InputShowStateChanged' ? 'videoShowing' : 'videoActive'
    events.push(event(type, { ...named(world, 'input', id), [field]: is }))
  }
  for (const id of world.showing) if (!showing.has(id)) report(id, 'InputShowStateChanged', false)
  for (const id of world.active) if (!active.has(id)) report(id, 'InputActiveStateChanged', false)
  for (const id of showing) if (!world.showing.has(id)) report(id, 'InputShowStateChanged', true)
  for (const id of active) if (!world.active.has(id)) report(id, 'InputActiveStateChanged', true)
  return { world: { ...world, active, showing }, events }
}

function inputsAmong(world: World, ids: ReadonlySet<SourceId>): ReadonlySet<SourceId> {
  return new Set([...ids].filter((id) => world.sources.get(id)?.type === 'input'))
}
