import type { RoomId } from '#shared/model/ids.ts'
import type { obsEndingBodies } from '#shared/model/obs-ending.ts'
import type { Room } from '#shared/model/rooms.ts'
import { type Decision, decided, refusedWith, type Written } from '../ledger/decision.ts'
import type { Reader, RowOp, Table } from '../ledger/schema.ts'
import { noRoom } from './decide.ts'

export const obsEndingTable: Table = {
  name: 'obs_ending',
  key: ['room'],
  ddl: `CREATE TABLE obs_ending (
    room TEXT PRIMARY KEY, agreed INTEGER NOT NULL
  ) STRICT`,
}

/** The owner's word on an OBS that cannot be reached while the room is out. */
export function decideAgreeToEnding(
  state: { readonly room: Room | undefined },
  command: { readonly agreed: boolean },
): Decision<boolean> {
  if (state.room === undefined) return refusedWith(noRoom)
  return decided(command.agreed, { kind: 'obs.ending-agreed', body: command, room: state.room.id })
}

export function projectObsEnding(entry: Written<keyof typeof obsEndingBodies>): readonly RowOp[] {
  if (entry.kind !== 'obs.ending-agreed') return []
  return [{ op: 'put', table: 'obs_ending', row: { room: entry.room, agreed: entry.body.agreed ? 1 : 0 } }]
}

/** Nobody has agreed to anything until the owner does. */
export function isEndingAgreed(db: Reader, room: RoomId): boolean {
  return db.one<{ agreed: 0 | 1 }>('SELECT agreed FROM obs_ending WHERE room = ?', room)?.agreed === 1
}
