import type { Guard } from './guard.ts'

/**
 * The output of the room's way is started at going live and stopped at closing. It is not started again once it has
 * run: whoever stops it in OBS makes the room quieter, not less lawful, and that is theirs to do; it is recorded.
 */
export const outputGuard: Guard = {
  id: 'output',
  isWanted: (intent) => intent.startOutput || intent.stopOutput,
  check(obs, intent) {
    if (!intent.startOutput && !intent.stopOutput) return []
    const output = intent.way === 'obs-stream' ? obs.stream : obs.virtualCamera
    const where = intent.way === 'obs-stream' ? 'stream' : 'virtual-camera'
    if (!output.known) return [{ guard: this.id, fact: 'unknown', where, onAir: true }]
    const { active, stopping } = output.value
    if (intent.stopOutput)
      return active && !stopping ? [{ guard: this.id, fact: 'still-running', where, onAir: true }] : []
    return active ? [] : [{ guard: this.id, fact: 'not-started', where, onAir: true }]
  },
}
