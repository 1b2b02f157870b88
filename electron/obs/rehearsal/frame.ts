/**
 * What rendering does to OBS's state. Removed sources leave a scene, late transforms are worked out, and inputs
 * become active or showing only when a frame is drawn; a scene that nobody looks at stays as it was.
 */
import { event } from './events.ts'
import { sceneOnAir } from './programme.ts'
import type { ObsEvent } from './protocol.ts'
import { nameOf, sizeOf, uuidOf, withSource } from './sources.ts'
import { transformChanged, workedOut } from './transform.ts'
import type { Item, SceneSource, Source, SourceId, World } from './world.ts'

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
  return { world: purge(reported.world), events: [...step.events, ...reported.events] }
}

function withoutRemovedOnAir(world: World): World {
  if (world.studioMode === null) return world
  const { onAir } = world.studioMode
  const items = onAir.items.filter((item) => world.sources.get(item.source)?.removed === false)
  if (items.length === onAir.items.length) return world
  return { ...world, studioMode: { ...world.studioMode, onAir: { ...onAir, items } } }
}

function airRoots(world: World): readonly SourceId[] {
  const leaving = world.transition === null ? [] : [world.transition.from]
  const scene = sceneOnAir(world)
  if (world.studioMode === null || scene === undefined) return [world.program, ...leaving]
  // The private copy is not among the sources; what it shows is.
  return [...visibleChildren(scene), ...leaving]
}

function shownRoots(world: World): readonly SourceId[] {
  return world.studioMode === null ? airRoots(world) : [...airRoots(world), world.studioMode.preview]
}

function visibleChildren(scene: SceneSource): readonly SourceId[] {
  return scene.items.filter((item) => item.enabled).map((item) => item.source)
}

/** Everything that drawing these sources draws, themselves included. */
function reach(world: World, roots: readonly SourceId[]): ReadonlySet<SourceId> {
  const reached = new Set<SourceId>()
  const visit = (id: SourceId) => {
    if (reached.has(id)) return
    reached.add(id)
    const source = world.sources.get(id)
    if (source?.type === 'scene') for (const child of visibleChildren(source)) visit(child)
  }
  for (const root of roots) visit(root)
  return reached
}

export function activeSources(world: World): ReadonlySet<SourceId> {
  return reach(world, airRoots(world))
}

export function showingSources(world: World): ReadonlySet<SourceId> {
  return reach(world, shownRoots(world))
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
            sceneName: scene.name,
            sourceName: nameOf(current, item.source),
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

/** Removed sources that nothing holds any more are gone, and their names free. */
export function purge(world: World): World {
  let current = world
  for (let again = true; again; ) {
    again = false
    const held = heldSources(current)
    for (const source of current.sources.values()) {
      if (!source.removed || held.has(source.id)) continue
      const sources = new Map(current.sources)
      sources.delete(source.id)
      current = { ...current, sources }
      again = true
    }
  }
  return current
}

function heldSources(world: World): ReadonlySet<SourceId> {
  const held = new Set<SourceId>([world.program])
  if (world.transition !== null) held.add(world.transition.from)
  const scenes: Source[] = [...world.sources.values()]
  if (world.studioMode !== null) scenes.push(world.studioMode.onAir)
  for (const source of scenes) {
    if (source.type === 'scene') for (const item of source.items) held.add(item.source)
  }
  return held
}

function reportActivity(world: World): Step {
  const events: ObsEvent[] = []
  const active = inputsAmong(world, activeSources(world))
  const showing = inputsAmong(world, showingSources(world))
  const report = (id: SourceId, type: 'InputShowStateChanged' | 'InputActiveStateChanged', is: boolean) => {
    const inputName = world.sources.get(id)?.name
    if (inputName === undefined) return
    const uuid = world.rules.dialect === '5.1' ? {} : { inputUuid: uuidOf(id) }
    const field = type === 'InputShowStateChanged' ? 'videoShowing' : 'videoActive'
    events.push(event(type, { inputName, ...uuid, [field]: is }))
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
