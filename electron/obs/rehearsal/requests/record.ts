import type { Instant } from '#shared/model/ids.ts'
import { type ObsEvent, RequestRefused, status } from '../protocol.ts'
import { event } from '../world/events.ts'
import { frameMilliseconds } from '../world/programme.ts'
import type { Handler, Outcome } from '../world/step.ts'
import type { World } from '../world/world.ts'
import { parameterOf } from './profiles.ts'
import { timecode } from './timecode.ts'

type State = 'STARTING' | 'STARTED' | 'STOPPING' | 'STOPPED' | 'PAUSED' | 'RESUMED'

function changed(state: State, outputPath: string | null): ObsEvent {
  return event('RecordStateChanged', {
    outputActive: state === 'STARTED' || state === 'RESUMED',
    outputState: `OBS_WEBSOCKET_OUTPUT_${state}`,
    outputPath,
  })
}

/** Milliseconds recorded so far, pauses left out. */
export function recordedFor(world: World, now: Instant): number {
  const { phase, startedAt, pausedAt, pausedFor, deadAt } = world.record
  if (phase !== 'active' && phase !== 'stopping') return 0
  return (deadAt ?? pausedAt ?? now) - startedAt - pausedFor
}

export const getRecordStatus: Handler = (world, _data, senses) => {
  const duration = recordedFor(world, senses.now)
  return {
    data: {
      outputActive: world.record.phase === 'active' || world.record.phase === 'stopping',
      outputPaused: world.record.pausedAt !== null,
      outputTimecode: timecode(duration),
      outputDuration: duration,
      outputBytes: world.record.bytes,
    },
  }
}

/** As OBS's simple output names its files: local time, to the second. */
function recordingPath(world: World, now: Instant): string {
  const at = new Date(now)
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  const time = `${two(at.getHours())}-${two(at.getMinutes())}-${two(at.getSeconds())}`
  return `${parameterOf(world, 'SimpleOutput', 'FilePath') ?? '.'}/${day} ${time}.mkv`
}

export const startRecord: Handler = (world, _data, senses) => {
  const { phase, stoppedAt } = world.record
  if (phase !== 'idle') throw new RequestRefused(status.outputRunning)
  const deaf = senses.now - stoppedAt < world.rules.timing.recordDeaf
  if (deaf && world.rules.lies.deafAfterStop) return {}
  const path = recordingPath(world, senses.now)
  return {
    world: { ...world, record: { ...world.record, phase: 'starting', path } },
    events: [changed('STARTING', null)],
    effects: [{ what: 'record', path }],
  }
}

/** The first frame is in the file. */
export function recordingStarted(world: World, now: Instant): Outcome {
  const record = { ...world.record, phase: 'active' as const, startedAt: now, pausedFor: 0, bytes: 0 }
  return {
    world: { ...world, record: { ...record, pausedAt: null, deadAt: null } },
    events: [changed('STARTED', world.record.path)],
  }
}

export const stopRecord: Handler = (world) => {
  const { phase, path } = world.record
  if (phase === 'idle' || phase === 'starting') throw new RequestRefused(status.outputNotRunning)
  const data = { outputPath: path }
  if (phase === 'stopping') return { data }
  return {
    // A stop ends a pause without a word; one that comes later holds the stop up until it is lifted.
    world: { ...world, record: { ...world.record, phase: 'stopping', pausedAt: null } },
    data,
    events: [changed('STOPPING', null)],
    effects: [{ what: 'finish-recording' }],
  }
}

/** The file is complete and closed, unless a pause holds the stop up, or the recording is dead. */
export function recordingFinished(world: World, now: Instant): Outcome {
  const { phase, pausedAt, deadAt } = world.record
  return phase === 'stopping' && pausedAt === null && deadAt === null ? recordingStopped(world, now) : {}
}

/** The recording is over, however it came. */
export function recordingStopped(world: World, now: Instant): Outcome {
  const record = { ...world.record, phase: 'idle' as const, pausedAt: null, stoppedAt: now }
  return { world: { ...world, record }, events: [changed('STOPPED', record.path)] }
}

export const toggleRecord: Handler = (world, data, senses) => {
  const outputActive = world.record.phase === 'idle'
  const outcome = outputActive ? startRecord(world, data, senses) : stopRecord(world, data, senses)
  return { ...outcome, data: { outputActive } }
}

/** OBS accepts a pause without a recording, and does nothing then. A recording that is stopping it pauses. */
export const pauseRecord: Handler = (world, _data, senses) => {
  if (world.record.pausedAt !== null) throw new RequestRefused(status.outputPaused)
  if (world.record.phase !== 'active' && world.record.phase !== 'stopping') return {}
  return {
    world: { ...world, record: { ...world.record, pausedAt: senses.now } },
    events: [changed('PAUSED', null)],
  }
}

export const resumeRecord: Handler = (world, _data, senses) => {
  const { phase, pausedAt, pausedFor, deadAt } = world.record
  if (pausedAt === null) throw new RequestRefused(status.outputNotPaused)
  const pause = senses.now - pausedAt
  const isShort = pause < frameMilliseconds(world) && world.rules.lies.deadAfterShortPause
  const record = {
    ...world.record,
    pausedAt: null,
    pausedFor: pausedFor + pause,
    deadAt: deadAt ?? (isShort ? pausedAt : null),
  }
  return {
    world: { ...world, record },
    events: [changed('RESUMED', null)],
    effects: phase === 'stopping' ? [{ what: 'finish-recording' }] : [],
  }
}

export const toggleRecordPause: Handler = (world, data, senses) => {
  const outputPaused = world.record.pausedAt === null
  const outcome = outputPaused ? pauseRecord(world, data, senses) : resumeRecord(world, data, senses)
  return { ...outcome, data: { outputPaused } }
}

/** So many bytes are in the file by now. */
export function recordingGrew(world: World, bytes: number): Outcome {
  return { world: { ...world, record: { ...world.record, bytes } } }
}
