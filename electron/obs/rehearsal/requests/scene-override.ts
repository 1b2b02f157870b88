import { RequestRefused, status } from '../protocol.ts'
import { transitions } from '../world/kinds.ts'
import { sceneIn, withSource } from '../world/sources.ts'
import type { Handler } from '../world/step.ts'
import { type Data, optionalNumber, optionalText } from './fields.ts'

export const getSceneSceneTransitionOverride: Handler = (world, data) => {
  const { override } = sceneIn(world, data)
  return { data: { transitionName: override.name, transitionDuration: override.duration } }
}

/** A field that is null takes back what it overrode; one that is missing leaves it. */
export const setSceneSceneTransitionOverride: Handler = (world, data) => {
  const scene = sceneIn(world, data)
  const name = isGiven(data, 'transitionName') ? (optionalText(data, 'transitionName') ?? null) : undefined
  if (typeof name === 'string' && !transitions.some((one) => one.name === name)) {
    throw new RequestRefused(status.resourceNotFound, 'No scene transition was found by that name.')
  }
  const duration = isGiven(data, 'transitionDuration')
    ? (optionalNumber(data, 'transitionDuration', 50, 20_000) ?? null)
    : undefined
  if (name === undefined && duration === undefined) {
    throw new RequestRefused(
      status.missingRequestField,
      'Your request data must include either `transitionName` or `transitionDuration`.',
    )
  }
  const override = {
    name: name === undefined ? scene.override.name : name,
    duration: duration === undefined ? scene.override.duration : duration,
  }
  return { world: withSource(world, { ...scene, override }) }
}

function isGiven(data: Data, field: string): boolean {
  return data !== undefined && Object.hasOwn(data, field)
}
