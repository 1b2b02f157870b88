import { firstWorld } from '#electron/obs/rehearsal/first-world.ts'
import type { RehearsalOptions } from '#electron/obs/rehearsal/options.ts'
import type { CollectionPlan } from '#electron/obs/rehearsal/plan.ts'
import type { Json } from '#electron/obs/rehearsal/protocol.ts'
import { type Applied, apply } from '#electron/obs/rehearsal/requests/apply.ts'
import { quickTiming } from '#electron/obs/rehearsal/rules.ts'
import { advance } from '#electron/obs/rehearsal/world/happenings.ts'
import type { Senses } from '#electron/obs/rehearsal/world/step.ts'
import type { World } from '#electron/obs/rehearsal/world/world.ts'

/** Two scenes; `air` is the programme, and shows a label over a camera. */
const smallRoom: CollectionPlan = {
  name: 'Small room',
  inputs: [
    { name: 'camera', kind: 'color_source_v3', settings: { width: 1280, height: 720, color: 0xff0000ff } },
    { name: 'label', kind: 'color_source_v3', settings: { width: 200, height: 100, color: 0xff00ff00 } },
  ],
  scenes: [
    { name: 'idle', items: [{ source: 'camera' }, { source: 'label' }] },
    { name: 'air', items: [{ source: 'camera' }, { source: 'label' }] },
  ],
  program: 'air',
}

export const label = { sceneName: 'air', sceneItemId: 2 }

export function roomOptions(options: Partial<RehearsalOptions> = {}): RehearsalOptions {
  return {
    canvas: { width: 1280, height: 720 },
    collections: [smallRoom],
    recordDirectory: '/nowhere',
    timing: quickTiming,
    ...options,
  }
}

/** A machine without files or fonts, at a given moment. */
function sensesAt(now: number): Senses {
  return { now, image: () => null, text: () => ({ width: 100, height: 20 }) }
}

/** The pure world with a moment that can be moved; keeps what was said. */
export class PureRoom {
  world: World
  now = 1_000_000

  constructor(options: Partial<RehearsalOptions> = {}) {
    this.world = firstWorld(roomOptions(options), sensesAt(this.now))
    this.pass(1000)
  }

  ask(requestType: string, requestData?: Json): Applied {
    const applied = apply(this.world, requestType, requestData, sensesAt(this.now))
    this.world = applied.world
    return applied
  }

  /** Lets time pass; tells the types of the events that came of it. */
  pass(milliseconds: number): readonly string[] {
    this.now += milliseconds
    const { world, events } = advance(this.world, sensesAt(this.now))
    this.world = world
    return events.map(({ eventType }) => eventType)
  }
}
