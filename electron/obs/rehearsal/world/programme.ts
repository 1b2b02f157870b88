/** What is on air, and how it changes: transitions and studio mode's private copies. */
import type { Instant } from '#shared/model/ids.ts'
import type { Json, ObsEvent } from '../protocol.ts'
import { event } from './events.ts'
import { transitions } from './kinds.ts'
import { named, uuidOf } from './sources.ts'
import type { Due, SceneSource, SourceId, World } from './world.ts'

type Step = { readonly world: World; readonly events: readonly ObsEvent[] }

/** The agenda with one more entry, kept in order of time; entries of the same kind replace each other if asked. */
export function schedule(world: World, due: Due, replace = false): World {
  const others = replace ? world.agenda.filter((entry) => entry.what !== due.what) : world.agenda
  return { ...world, agenda: [...others, due].toSorted((one, other) => one.at - other.at) }
}

export function frameMilliseconds(world: World): number {
  return (1000 * world.video.fpsDenominator) / world.video.fpsNumerator
}

/** How a transition is told to clients. Their uuids lie beyond those of any source. */
export function namedTransition(world: World, name: string): Json {
  const place = transitions.findIndex((one) => one.name === name)
  const told = { transitionName: name }
  return world.rules.dialect === '5.1' ? told : { ...told, transitionUuid: uuidOf(0xffff_0000 + place) }
}

/**
 * Starts the transition to `to`, its own one or else the current; the programme is said to have changed only when it
 * ends. A scene with one of its own breaks a transition off without a word that has just begun to leave it.
 */
export function changeProgram(world: World, to: SourceId, now: Instant): Step {
  const idle = world.transition === null
  if (idle && world.studioMode === null && world.program === to) return { world, events: [] }
  const target = world.sources.get(to)
  const override = target?.type === 'scene' ? target.override : undefined
  const hasOwn = typeof override?.name === 'string'
  if (hasOwn && world.studioMode === null && world.transition?.from === to)
    return { world: { ...world, program: to, transition: null }, events: [] }
  const name = override?.name ?? world.transitionName
  const fixed = transitions.find((one) => one.name === name)?.fixed ?? false
  const endsAt = now + (fixed ? frameMilliseconds(world) : (override?.duration ?? world.transitionDuration))
  const next: World = {
    ...world,
    program: to,
    transition: { from: world.program, to, name, startedAt: now, endsAt },
    studioMode: world.studioMode === null ? null : { ...world.studioMode, onAir: sceneForAir(world, to) },
  }
  return {
    world: schedule(next, { what: 'transition-ends', at: endsAt }, true),
    events: [event('SceneTransitionStarted', namedTransition(world, name))],
  }
}

/** With studio mode the preview takes what was on air, as OBS does with its default settings. */
export function endTransition(world: World): Step {
  const { transition } = world
  if (transition === null) return { world, events: [] }
  const events = [
    event('SceneTransitionVideoEnded', namedTransition(world, transition.name)),
    event('CurrentProgramSceneChanged', named(world, 'scene', transition.to)),
    event('SceneTransitionEnded', namedTransition(world, transition.name)),
  ]
  const ended = { ...world, transition: null }
  const { studioMode } = world
  if (studioMode === null || studioMode.preview === transition.from) return { world: ended, events }
  if (world.sources.get(transition.from)?.removed !== false) return { world: ended, events }
  return {
    world: { ...ended, studioMode: { ...studioMode, preview: transition.from } },
    events: [...events, event('CurrentPreviewSceneChanged', named(world, 'scene', transition.from))],
  }
}

/** In studio mode OBS shows a copy: what is edited afterwards stays in the preview. */
export function sceneForAir(world: World, id: SourceId): SceneSource {
  const scene = world.sources.get(id)
  if (scene?.type !== 'scene') throw new Error(`scene ${id} does not exist`)
  return scene
}

/** The scene that viewers see right now, lies and all. */
export function sceneOnAir(world: World): SceneSource | undefined {
  if (world.studioMode !== null && world.rules.lies.studioCopy) return world.studioMode.onAir
  const scene = world.sources.get(world.program)
  return scene?.type === 'scene' ? scene : undefined
}
