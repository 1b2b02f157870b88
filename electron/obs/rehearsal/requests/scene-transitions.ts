import { type Json, RequestRefused, status } from '../protocol.ts'
import { event } from '../world/events.ts'
import { type TransitionKind, transitionKindNames, transitions } from '../world/kinds.ts'
import { namedTransition } from '../world/programme.ts'
import type { Handler, Senses } from '../world/step.ts'
import type { World } from '../world/world.ts'
import { number, object, text } from './fields.ts'

function tell(world: World, transition: TransitionKind): Json {
  return {
    ...namedTransition(world, transition.name),
    transitionKind: transition.kind,
    transitionFixed: transition.fixed,
    transitionConfigurable: false,
  }
}

function current(world: World): TransitionKind {
  const found = transitions.find((one) => one.name === world.transitionName)
  if (found === undefined) throw new Error(`there is no transition ${world.transitionName}`)
  return found
}

export const getTransitionKindList: Handler = () => ({ data: { transitionKinds: transitionKindNames } })

export const getSceneTransitionList: Handler = (world) => ({
  data: {
    currentSceneTransitionName: current(world).name,
    currentSceneTransitionKind: current(world).kind,
    transitions: transitions.map((one) => tell(world, one)),
  },
})

export const getCurrentSceneTransition: Handler = (world) => {
  const transition = current(world)
  return {
    data: {
      ...tell(world, transition),
      transitionDuration: transition.fixed ? null : world.transitionDuration,
      transitionSettings: null,
    },
  }
}

export const setCurrentSceneTransition: Handler = (world, data) => {
  const name = text(data, 'transitionName')
  if (!transitions.some((one) => one.name === name)) {
    throw new RequestRefused(status.resourceNotFound, 'No scene transition was found by that name.')
  }
  return {
    world: { ...world, transitionName: name },
    events: [event('CurrentSceneTransitionChanged', namedTransition(world, name))],
  }
}

export const setCurrentSceneTransitionDuration: Handler = (world, data) => {
  const duration = Math.trunc(number(data, 'transitionDuration', 50, 20_000))
  if (duration === world.transitionDuration) return {}
  return {
    world: { ...world, transitionDuration: duration },
    events: [event('CurrentSceneTransitionDurationChanged', { transitionDuration: duration })],
  }
}

export const setCurrentSceneTransitionSettings: Handler = (_world, data) => {
  object(data, 'transitionSettings', true)
  throw new RequestRefused(
    status.resourceNotConfigurable,
    'The current transition does not support custom settings.',
  )
}

/** How far the running transition is, 0 to 1; 1 when none runs. */
export function transitionCursor(world: World, now: Senses['now']): number {
  if (world.transition === null) return 1
  const { startedAt, endsAt } = world.transition
  return endsAt <= startedAt ? 1 : Math.min(1, Math.max(0, (now - startedAt) / (endsAt - startedAt)))
}

export const getCurrentSceneTransitionCursor: Handler = (world, _data, senses) => ({
  data: { transitionCursor: transitionCursor(world, senses.now) },
})
