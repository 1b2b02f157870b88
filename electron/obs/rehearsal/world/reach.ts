/** Which sources viewers see (active), and which anything shows at all (showing). */
import { sceneOnAir } from './programme.ts'
import type { SceneSource, SourceId, World } from './world.ts'

function airRoots(world: World): readonly SourceId[] {
  const leaving = world.transition === null ? [] : [world.transition.from]
  const scene = sceneOnAir(world)
  if (world.studioMode === null || scene === undefined) return [world.program, ...leaving]
  // The private copy is not among the sources; what it shows is.
  return [...visibleChildren(scene), ...leaving]
}

/** What the next frame draws: the air, and in studio mode the preview. */
export function shownRoots(world: World): readonly SourceId[] {
  return world.studioMode === null ? airRoots(world) : [...airRoots(world), world.studioMode.preview]
}

function visibleChildren(scene: SceneSource): readonly SourceId[] {
  return scene.items.filter((item) => item.enabled).map((item) => item.source)
}

/** Everything that drawing these sources draws, themselves included. */
export function reach(world: World, roots: readonly SourceId[]): ReadonlySet<SourceId> {
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
