import { type Json, RequestRefused, status } from '../protocol.ts'
import { event } from '../world/events.ts'
import { named, withSource } from '../world/sources.ts'
import type { Handler } from '../world/step.ts'
import { has, number } from './fields.ts'
import { audioInput } from './inputs.ts'

/** OBS's floor; silence is told as this, since minus infinity is not JSON. */
const silenceDecibels = -100

export function tellVolume(volume: number): Json {
  const decibels = volume === 0 ? silenceDecibels : Math.max(silenceDecibels, 20 * Math.log10(volume))
  return { inputVolumeMul: Math.fround(volume), inputVolumeDb: Math.fround(decibels) }
}

export const getInputVolume: Handler = (world, data) => ({
  data: tellVolume(audioInput(world, data).volume),
})

export const setInputVolume: Handler = (world, data) => {
  const input = audioInput(world, data)
  const byGain = has(data, 'inputVolumeMul')
  const byDecibels = has(data, 'inputVolumeDb')
  if (!byGain && !byDecibels) {
    throw new RequestRefused(status.missingRequestField, 'You must specify one volume field.')
  }
  const gain = byGain ? number(data, 'inputVolumeMul', 0, 20) : 1
  const decibels = byDecibels ? number(data, 'inputVolumeDb', silenceDecibels, 26) : 0
  if (byGain && byDecibels) {
    throw new RequestRefused(status.tooManyRequestFields, 'You may only specify one volume field.')
  }
  const volume = Math.fround(byGain ? gain : 10 ** (decibels / 20))
  return {
    world: withSource(world, { ...input, volume }),
    events: [event('InputVolumeChanged', { ...named(world, 'input', input.id), ...tellVolume(volume) })],
  }
}
