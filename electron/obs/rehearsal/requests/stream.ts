import { type ObsEvent, RequestRefused, status } from '../protocol.ts'
import { event } from '../world/events.ts'
import { schedule } from '../world/programme.ts'
import type { Handler, Outcome } from '../world/step.ts'
import type { World } from '../world/world.ts'
import { object, text } from './fields.ts'
import { currentProfile, withProfile } from './profiles.ts'
import { timecode } from './timecode.ts'

function changed(state: 'STARTING' | 'STARTED' | 'STOPPING' | 'STOPPED'): ObsEvent {
  return event('StreamStateChanged', {
    outputActive: state === 'STARTED',
    outputState: `OBS_WEBSOCKET_OUTPUT_${state}`,
  })
}

export const getStreamStatus: Handler = (world, _data, senses) => {
  const outputActive = world.stream.phase === 'active' || world.stream.phase === 'stopping'
  const duration = outputActive ? senses.now - world.stream.startedAt : 0
  const fps = world.video.fpsNumerator / world.video.fpsDenominator
  return {
    data: {
      outputActive,
      outputReconnecting: false,
      outputTimecode: timecode(duration),
      outputDuration: duration,
      outputCongestion: 0,
      outputBytes: 0,
      outputSkippedFrames: 0,
      outputTotalFrames: Math.trunc((duration / 1000) * fps),
    },
  }
}

/** Nothing leaves the machine: the stream 'runs' where a server is set, and fails as an unreachable one does where not. */
export const startStream: Handler = (world, _data, senses) => {
  if (world.stream.phase === 'starting' && world.rules.lies.diesOfSecondStart)
    return { effects: [{ what: 'die' }] }
  if (world.stream.phase !== 'idle') throw new RequestRefused(status.outputRunning)
  const { server } = currentProfile(world).service.settings
  const reached = world.rules.streamServerAnswers && typeof server === 'string' && server !== ''
  const at = senses.now + world.rules.timing.streamStart
  const next: World = { ...world, stream: { ...world.stream, phase: 'starting' } }
  return {
    world: schedule(next, { what: reached ? 'stream-started' : 'stream-stopped', at }),
    events: [changed('STARTING')],
  }
}

export function streamStarted(world: World, now: number): Outcome {
  if (world.stream.phase !== 'starting') return {}
  const stream = { ...world.stream, phase: 'active' as const, startedAt: now }
  return { world: { ...world, stream }, events: [changed('STARTED')] }
}

export function streamStopped(world: World): Outcome {
  if (world.stream.phase === 'idle') return {}
  return { world: { ...world, stream: { ...world.stream, phase: 'idle' } }, events: [changed('STOPPED')] }
}

export const stopStream: Handler = (world, _data, senses) => {
  const { phase } = world.stream
  if (phase !== 'active') throw new RequestRefused(status.outputNotRunning)
  const next: World = { ...world, stream: { ...world.stream, phase: 'stopping' } }
  const at = senses.now + world.rules.timing.streamStop
  return { world: schedule(next, { what: 'stream-stopped', at }), events: [changed('STOPPING')] }
}

export const toggleStream: Handler = (world, data, senses) => {
  const outputActive = world.stream.phase === 'idle'
  const outcome = outputActive ? startStream(world, data, senses) : stopStream(world, data, senses)
  return { ...outcome, data: { outputActive } }
}

export const getStreamServiceSettings: Handler = (world) => {
  const { type, settings } = currentProfile(world).service
  return { data: { streamServiceType: type, streamServiceSettings: settings } }
}

export const setStreamServiceSettings: Handler = (world, data) => {
  if (world.stream.phase !== 'idle') {
    throw new RequestRefused(
      status.outputRunning,
      'You cannot change stream service settings while streaming.',
    )
  }
  const type = text(data, 'streamServiceType')
  const asked = object(data, 'streamServiceSettings')
  const profile = currentProfile(world)
  const settings = type === profile.service.type ? { ...profile.service.settings, ...asked } : asked
  return { world: withProfile(world, { ...profile, service: { type, settings } }) }
}
