import type { Guard } from './guard.ts'

/** OBS records while the room is out, and stops when the session closes. */
export const recordingGuard: Guard = {
  id: 'recording',
  isWanted: (intent) => intent.record || intent.phase === 'closing',
  check(obs, intent) {
    const closing = intent.phase === 'closing'
    if (!intent.record && !closing) return []
    const violated = (fact: 'unknown' | 'not-recording' | 'paused' | 'still-recording') => [
      { guard: this.id, fact, where: 'record', onAir: true },
    ]
    if (!obs.record.known) return violated('unknown')
    const { active, paused, stopping } = obs.record.value
    if (closing) return active && !stopping ? violated('still-recording') : []
    if (!active || stopping) return violated('not-recording')
    return paused ? violated('paused') : []
  },
}
