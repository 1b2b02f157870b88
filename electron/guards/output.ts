import type { Instant } from '#shared/model/ids.ts'
import type { Intent } from '#shared/model/intent.ts'
import type { Known, ObsState, OutputState } from '#shared/model/obs.ts'
import { isPrepared } from '#shared/rules/session.ts'
import { type Fact, type Guard, type Violation, violation } from './guard.ts'
import { isSameService } from './stood.ts'

type Output = 'stream' | 'virtual-camera'

/**
 * The output of the room's way is started at going live and stopped at closing, goes where it went then, and none runs
 * before. It is not started again once it has run: whoever stops it in OBS makes the room quieter, not less lawful, and
 * that is theirs to do; it is recorded.
 */
export const outputGuard: Guard = {
  id: 'output',
  isWanted: (intent) => isPrepared(intent.phase),
  check(obs, intent) {
    switch (intent.phase) {
      case 'preflight':
      case 'rehearsing':
        return [
          ...checkAsked(obs, intent),
          ...checkEarly(obs.stream, 'stream', intent),
          ...checkCamera(obs, intent),
        ]
      case 'live':
      case 'closing':
        return [...checkAsked(obs, intent), ...checkService(obs, intent)]
      default:
        return []
    }
  },
}

function violated(fact: Fact, where: Output | 'stream-service'): readonly Violation[] {
  return [violation(outputGuard.id, fact, where)]
}

function checkAsked(obs: ObsState, { way, startOutput, stopOutput }: Intent): readonly Violation[] {
  if (!startOutput && !stopOutput) return []
  const [output, where] =
    way === 'obs-stream'
      ? ([obs.stream, 'stream'] as const)
      : ([obs.virtualCamera, 'virtual-camera'] as const)
  if (!output.known) return violated('unknown', where)
  const { active, stopping } = output.value
  if (stopOutput) return active && !stopping ? violated('still-running', where) : []
  return active ? [] : violated('not-started', where)
}

/** A stream's service or key that was changed takes effect when the stream starts again, and then nobody is asked. */
function checkService(obs: ObsState, { way, phase }: Intent): readonly Violation[] {
  const first = obs.beside.stood?.streamService?.first
  if (way !== 'obs-stream' || phase !== 'live') return []
  if (!obs.streamService.known) return violated('unknown', 'stream-service')
  const isSame = first === undefined || isSameService(first, obs.streamService.value)
  return isSame ? [] : violated('service-changed', 'stream-service')
}

/** An OBS without a virtual camera never tells of one, so what is not known of it says nothing. */
function checkCamera({ virtualCamera }: ObsState, intent: Intent): readonly Violation[] {
  return virtualCamera.known ? checkEarly(virtualCamera, 'virtual-camera', intent) : []
}

/** What ran before the session began is somebody's own business until it goes live; it is told and left alone. */
function checkEarly(output: Known<OutputState>, where: Output, intent: Intent): readonly Violation[] {
  if (!output.known) return violated('unknown', where)
  const { active, stopping, since } = output.value
  if (!active || stopping) return []
  const isStopped = intent.early[where] === 'stop' && isSince(since, intent.begunAt)
  return violated(isStopped ? 'started-early' : 'running-early', where)
}

function isSince(at: Instant, begunAt: Instant | null): boolean {
  return begunAt !== null && at >= begunAt
}
