import type { Instant } from '#shared/model/ids.ts'
import type { OutputState } from '#shared/model/obs.ts'
import type { ObsEvent } from './event.ts'
import type { Running } from './reading.ts'

export type OutputKind = 'record' | 'stream' | 'virtual-camera'

/** Growth is noted so often and no oftener: each note is a change that everybody looks at. */
const growthEveryMs = 500

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
  const running = before?.active === true ? before : begun(now)
  switch (event.outputState.replace('OBS_WEBSOCKET_OUTPUT_', '')) {
    case 'STARTED':
    case 'RECONNECTED':
      return { ...running, pausedAt: null, stopping: false }
    // A recording that is stopping can still be paused, and then does not end before it is resumed.
    case 'PAUSED':
      return { ...running, pausedAt: running.pausedAt ?? now }
    case 'RESUMED':
      return { ...running, pausedAt: null, grown: { ...running.grown, at: now } }
    case 'STOPPING':
      return { ...running, pausedAt: null, stopping: true }
    case 'STOPPED':
      return before?.active === false ? before : { ...begun(now), active: false }
    default:
      return before
  }
}

function begun(now: Instant): OutputState {
  return { active: true, pausedAt: null, stopping: false, since: now, grown: { ms: 0, at: now } }
}

/** The output as a status answer shows it. A stop that was announced stays announced until the output is inactive. */
export function outputRead(before: OutputState | null, read: Running, now: Instant): OutputState {
  const { active, paused } = read
  const ms = active ? Math.floor(read.forMs) : 0
  if (before?.active !== active) {
    const since = now - (active ? ms : 0)
    return { active, pausedAt: paused ? now : null, stopping: false, since, grown: { ms, at: now } }
  }
  const grew = active && ms !== before.grown.ms && now - before.grown.at >= growthEveryMs
  const resumed = before.pausedAt !== null && !paused
  return {
    active,
    pausedAt: paused ? (before.pausedAt ?? now) : null,
    stopping: active && before.stopping,
    since: before.since,
    grown: grew || resumed ? { ms, at: now } : before.grown,
  }
}
