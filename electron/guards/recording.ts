import type { Guard } from './guard.ts'

/** OBS records while the room is out, and stops when the session closes. */
export const recordingGuard: Guard = {
  id: 'recording',
  isWanted: (intent) => intent.record || intent.stopRecord,
  check(obs, intent) {
    if (!intent.record && !intent.stopRecord) return []
    const violated = (fact: 'unknown' | 'not-recording' | 'paused' | 'still-recording') => [
      { guard: this.id, fact, where: 'record', onAir: true },
    ]
    if (!obs.record.known) return violated('unknown')
    const { active, paused, stopping } = obs.record.value
    if (intent.stopRecord) return active && !stopping ? violated('still-recording') : []
    if (!active || stopping) return violated('not-recording')
    return paused ? violated('paused') : []
  },
}
