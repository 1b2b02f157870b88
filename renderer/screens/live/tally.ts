import { useRoomField } from '../../studio/hooks.ts'

/** `air` means that viewers see it: live, with the output of the room's way running. */
export type Tally = 'air' | 'rehearsal' | 'off'

export function useTally(): Tally {
  const phase = useRoomField('session')?.phase ?? 'idle'
  const way = useRoomField('room')?.way ?? 'obs-stream'
  const stream = useRoomField('stream')?.active === true
  const camera = useRoomField('virtualCamera')?.active === true
  if (phase === 'rehearsing') return 'rehearsal'
  const goesOut = way === 'obs-stream' ? stream : camera
  return (phase === 'live' || phase === 'closing') && goesOut ? 'air' : 'off'
}
