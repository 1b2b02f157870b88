import type { Intent } from '#shared/model/intent.ts'
import type { ObsState } from '#shared/model/obs.ts'
import type { Violation } from './guard.ts'
import type { PlannedRequest } from './request.ts'

/** Starts and stops recording and output. A recording that is stopping can only be waited for. */
export function planOutputs(
  violations: readonly Violation[],
  obs: ObsState,
  intent: Intent,
): readonly PlannedRequest[] {
  return violations.flatMap(({ guard, fact }): readonly PlannedRequest[] => {
    if (guard === 'recording') {
      const stopping = obs.record.known && obs.record.value.stopping
      if (fact === 'not-recording') return stopping ? [] : [{ requestType: 'StartRecord' }]
      if (fact === 'paused') return [{ requestType: 'ResumeRecord' }]
      if (fact === 'still-recording') return [{ requestType: 'StopRecord' }]
    }
    if (guard === 'output') {
      const streams = intent.way === 'obs-stream'
      if (fact === 'not-started') return [{ requestType: streams ? 'StartStream' : 'StartVirtualCam' }]
      if (fact === 'still-running') return [{ requestType: streams ? 'StopStream' : 'StopVirtualCam' }]
    }
    return []
  })
}
