import type { Instant } from '#shared/model/ids.ts'
import type { ObsEvent } from '../protocol.ts'
import { kindOf } from '../requests/inputs.ts'
import { event } from '../world/events.ts'
import { activeSources } from '../world/reach.ts'
import { named } from '../world/sources.ts'
import type { World } from '../world/world.ts'

/** OBS tells its levels this often. */
export const meterInterval = 50

/** What the meters of the inputs that sound would show: per channel magnitude, peak and peak before the fader. */
export function volumeMeters(world: World, now: Instant): ObsEvent {
  const active = activeSources(world)
  const inputs = [...world.sources.values()]
    .filter((source) => source.type === 'input')
    .filter((input) => active.has(input.id) && kindOf(input.kind).audio)
    .map((input) => {
      const raw = input.kind.startsWith('rehearsal_') ? speechLevel(now, input.id) : 0
      const heard = input.muted ? 0 : raw * input.volume
      const channel = [heard * 0.7, heard, raw]
      return { ...named(world, 'input', input.id), inputLevelsMul: [channel, channel] }
    })
  return event('InputVolumeMeters', { inputs })
}

/** Rises and falls as speech does, 0 to about 0.5; each input at its own pace. */
function speechLevel(now: Instant, id: number): number {
  const syllable = Math.abs(Math.sin(now / 97 + id))
  const phrase = Math.max(0, Math.sin(now / 1900 + id * 2) + 0.6)
  return 0.3 * syllable * phrase
}
