import { RequestRefused, status } from '../protocol.ts'
import type { Handler } from '../world/step.ts'
import type { Video, World } from '../world/world.ts'
import { has, number } from './fields.ts'
import { currentProfile, videoParameters, withProfile } from './profiles.ts'

export const getVideoSettings: Handler = (world) => ({ data: { ...world.video } })

function outputRuns(world: World): boolean {
  return world.record.phase !== 'idle' || world.stream.phase !== 'idle' || world.virtualCamera
}

/** Numbers come in pairs; OBS ignores half a pair. */
const pairs: readonly (readonly [keyof Video, keyof Video, number, number])[] = [
  ['fpsNumerator', 'fpsDenominator', 1, Infinity],
  ['baseWidth', 'baseHeight', 8, 4096],
  ['outputWidth', 'outputHeight', 8, 4096],
]

export const setVideoSettings: Handler = (world, data) => {
  if (outputRuns(world)) {
    throw new RequestRefused(
      status.outputRunning,
      'Video settings cannot be changed while an output is active.',
    )
  }
  let video = world.video
  let changed = false
  for (const [one, other, min, max] of pairs) {
    if (!has(data, one) || !has(data, other)) continue
    const values = { [one]: number(data, one, min, max), [other]: number(data, other, min, max) }
    video = { ...video, ...values }
    changed = true
  }
  if (!changed) {
    throw new RequestRefused(status.missingRequestField, 'You must specify at least one video-changing pair.')
  }
  const profile = currentProfile(world)
  const parameters = { ...profile.parameters, ...videoParameters(video) }
  return { world: { ...withProfile(world, { ...profile, parameters }), video } }
}
