import type { Instant } from '#shared/model/ids.ts'
import type { Intent } from '#shared/model/intent.ts'
import type { ObsState, OutputState } from '#shared/model/obs.ts'
import type { Violation } from './guard.ts'
import type { PlannedRequest } from './request.ts'

/**
 * A pause that is lifted within a frame leaves OBS's recording dead: it is called active, never grows again and cannot
 * even be stopped (measured on OBS 29.0.2: up to 20 ms at 30 frames a second; from 33 ms on never). Three frames of the
 * slowest room are safe.
 */
const pauseLastsMs = 120

/** Starts and stops recording, second recorder and output. */
export function planOutputs(
  violations: readonly Violation[],
  obs: ObsState,
  intent: Intent,
  now: Instant,
): readonly PlannedRequest[] {
  return violations.flatMap(({ guard, fact, where }): readonly PlannedRequest[] => {
    if (guard === 'recording' && obs.record.known) return planRecording(fact, obs.record.value, now)
    if (guard === 'output') {
      const streams = intent.way === 'obs-stream'
      if (fact === 'not-started') return [{ requestType: streams ? 'StartStream' : 'StartVirtualCam' }]
      if (fact === 'still-running') return [{ requestType: streams ? 'StopStream' : 'StopVirtualCam' }]
      if (fact === 'started-early')
        return [{ requestType: where === 'stream' ? 'StopStream' : 'StopVirtualCam' }]
    }
    return []
  })
}

function planRecording(
  fact: Violation['fact'],
  { pausedAt, stopping }: OutputState,
  now: Instant,
): readonly PlannedRequest[] {
  if (fact === 'second-recorder-off') return [{ requestType: 'StartReplayBuffer' }]
  if (fact === 'second-recorder-on') return [{ requestType: 'StopReplayBuffer' }]
  // One that was paused while it was stopping never ends by itself: OBS waits for what a paused encoder does not send.
  if (pausedAt !== null) return now - pausedAt < pauseLastsMs ? [] : [{ requestType: 'ResumeRecord' }]
  // Otherwise a stop can only be waited for.
  if (stopping) return []
  if (fact === 'not-recording') return [{ requestType: 'StartRecord' }]
  if (fact === 'still-recording' || fact === 'not-growing') return [{ requestType: 'StopRecord' }]
  return []
}
