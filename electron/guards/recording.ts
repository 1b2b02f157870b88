import type { ObsState } from '#shared/model/obs.ts'
import { type Fact, type Guard, type Violation, violation } from './guard.ts'

/** OBS writes nothing for a moment after a start and under load; longer than this, nothing is being recorded. */
const growsWithinMs = 5_000

/**
 * OBS records while the room is out, the recording grows, and it stops when the session closes. Where OBS has a replay
 * buffer it runs beside the recording: what is filmed while a stopped recording starts again is then in the buffer.
 */
export const recordingGuard: Guard = {
  id: 'recording',
  isWanted: (intent) => intent.record || intent.stopRecord,
  check(obs, intent, now) {
    if (!intent.record && !intent.stopRecord) return []
    return [...secondRecorder(obs, intent.stopRecord), ...recording(obs, intent.stopRecord, now)]
  },
}

function violated(fact: Fact, where = 'record', onAir = true): readonly Violation[] {
  return [violation(recordingGuard.id, fact, where, onAir)]
}

function recording(obs: ObsState, isOver: boolean, now: number): readonly Violation[] {
  if (!obs.record.known) return violated('unknown')
  const { active, pausedAt, stopping, grown } = obs.record.value
  // A stop that was paused goes on only when it is resumed.
  if (isOver) return active && (!stopping || pausedAt !== null) ? violated('still-recording') : []
  if (!active || stopping) return violated('not-recording')
  if (pausedAt !== null) return violated('paused')
  // OBS calls a recording active that died (a pause shorter than a frame does it): only its length tells.
  return now - grown.at > growsWithinMs ? violated('not-growing') : []
}

/** Not knowing of the buffer is no violation: it is a help, and no rule asks for it. */
function secondRecorder({ replayBuffer }: ObsState, isOver: boolean): readonly Violation[] {
  if (!replayBuffer.known) return []
  if (isOver && replayBuffer.value === 'running')
    return violated('second-recorder-on', 'replay-buffer', false)
  if (!isOver && replayBuffer.value === 'stopped')
    return violated('second-recorder-off', 'replay-buffer', false)
  return []
}
