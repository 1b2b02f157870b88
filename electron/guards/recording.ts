import type { Fact, Guard } from './guard.ts'

/** OBS writes nothing for a moment after a start and under load; longer than this, nothing is being recorded. */
const growsWithinMs = 5_000

/** OBS records while the room is out, the recording grows, and it stops when the session closes. */
export const recordingGuard: Guard = {
  id: 'recording',
  isWanted: (intent) => intent.record || intent.stopRecord,
  check(obs, intent, now) {
    if (!intent.record && !intent.stopRecord) return []
    const violated = (fact: Fact) => [{ guard: this.id, fact, where: 'record', onAir: true }]
    if (!obs.record.known) return violated('unknown')
    const { active, pausedAt, stopping, grown } = obs.record.value
    // A stop that was paused goes on only when it is resumed.
    if (intent.stopRecord)
      return active && (!stopping || pausedAt !== null) ? violated('still-recording') : []
    if (!active || stopping) return violated('not-recording')
    if (pausedAt !== null) return violated('paused')
    // OBS calls a recording active that died (a pause shorter than a frame does it): only its length tells.
    return now - grown.at > growsWithinMs ? violated('not-growing') : []
  },
}
