import type { ObsEvent } from '../protocol.ts'
import { event } from './events.ts'
import { named } from './sources.ts'
import type { Source, SourceId, World } from './world.ts'

/**
 * Sources that nothing holds any more are gone, and their names free: removed ones of every type, and inputs whose
 * last item went, which OBS tells as removed then. Scenes stand for themselves.
 */
export function purge(world: World): { readonly world: World; readonly events: readonly ObsEvent[] } {
  let sources = new Map(world.sources)
  const events: ObsEvent[] = []
  for (let before = -1; before !== sources.size; ) {
    before = sources.size
    const held = heldSources({ ...world, sources })
    const kept = [...sources].filter(([id, source]) => {
      const gone = !held.has(id) && (source.removed || source.type === 'input')
      if (gone && source.type === 'input' && !source.removed) {
        events.push(event('InputRemoved', named(world, 'input', id)))
      }
      return !gone
    })
    sources = new Map(kept)
  }
  return sources.size === world.sources.size ? { world, events } : { world: { ...world, sources }, events }
}

/** In studio mode a copy is on air, so the programme scene itself is held by nothing but its place in the list. */
function heldSources(world: World): ReadonlySet<SourceId> {
  const held = new Set<SourceId>()
  const scenes: Source[] = [...world.sources.values()]
  if (world.studioMode === null) held.add(world.program)
  else scenes.push(world.studioMode.onAir)
  if (world.transition !== null) held.add(world.transition.from)
  for (const source of scenes) {
    if (source.type === 'scene') for (const item of source.items) held.add(item.source)
  }
  return held
}
