import { useRoomField, useRoomFresh } from './hooks.ts'

/**
 * `air` means that viewers see it: live, with the output of the room's way running. `unknown` while the studio cannot
 * be reached: what was so before may be so no longer.
 */
export type Tally = 'air' | 'rehearsal' | 'off' | 'unknown'

export function useTally(): Tally {
  const fresh = useRoomFresh()
  const phase = useRoomField('session')?.phase ?? 'idle'
  const way = useRoomField('room')?.way ?? 'obs-stream'
  const stream = useRoomField('stream')?.active === true
  const camera = useRoomField('virtualCamera')?.active === true
  if (!fresh) return 'unknown'
  if (phase === 'rehearsing') return 'rehearsal'
  const goesOut = way === 'obs-stream' ? stream : camera
  return (phase === 'live' || phase === 'closing') && goesOut ? 'air' : 'off'
}
