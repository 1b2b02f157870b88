import type { Instant } from '#shared/model/ids.ts'
import type { OutputState } from '#shared/model/obs.ts'
import type { ObsEvent } from './event.ts'
import type { Running } from './reading.ts'

export type OutputKind = 'record' | 'stream' | 'virtual-camera'

/** Which output an event speaks of, or null. */
export function outputOf(event: ObsEvent): OutputKind | null {
  switch (event.type) {
    case 'RecordStateChanged':
      return 'record'
    case 'StreamStateChanged':
      return 'stream'
    case 'VirtualcamStateChanged':
      return 'virtual-camera'
    default:
      return null
  }
}

/**
 * The output after its event. Read from `outputState`: `outputActive` is false while it stops, pauses or reconnects.
 * STARTING changes nothing, since a start can still fail without a word.
 */
export function outputAfter(before: OutputState | null, event: ObsEvent, now: Instant): OutputState | null {
  if (!('outputState' in event)) return before
  switch (event.outputState.replace('OBS_WEBSOCKET_OUTPUT_', '')) {
    case 'STARTED':
    case 'RESUMED':
    case 'RECONNECTED':
      return { active: true, paused: false, stopping: false, since: before?.active ? before.since : now }
    case 'PAUSED':
      return { active: true, paused: true, stopping: false, since: before?.active ? before.since : now }
    case 'STOPPING':
      return { active: true, paused: false, stopping: true, since: before?.active ? before.since : now }
    case 'STOPPED':
      return {
        active: false,
        paused: false,
        stopping: false,
        since: before && !before.active ? before.since : now,
      }
    default:
      return before
  }
}

/** The output as a status answer shows it. A stop that was announced stays announced until the output is inactive. */
export function outputRead(before: OutputState | null, read: Running, now: Instant): OutputState {
  return {
    active: read.active,
    paused: read.paused,
    stopping: read.active && (before?.stopping ?? false),
    since: before?.active === read.active ? before.since : now - (read.active ? Math.floor(read.forMs) : 0),
  }
}
