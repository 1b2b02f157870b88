import { isOut } from '#shared/rules/session.ts'
import { type Guard, violation } from './guard.ts'

/** In studio mode the air is a private copy of a scene that no request shows: it is off while the room is out. */
export const studioModeGuard: Guard = {
  id: 'studio-mode',
  isWanted: (intent) => isOut(intent.phase),
  check(obs, intent) {
    if (!isOut(intent.phase)) return []
    if (!obs.studioMode.known) return [violation(this.id, 'unknown', 'studio-mode')]
    return obs.studioMode.value ? [violation(this.id, 'studio-mode-on', 'studio-mode')] : []
  },
}
