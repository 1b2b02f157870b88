import { z } from 'zod'
import { GuardId } from '#shared/model/guards.ts'
import { HoldId, Rung } from '#shared/model/ladder.ts'
import type { Pack } from '#shared/model/pack.ts'
import type { Reader } from '../../ledger/schema.ts'
import { decideApproveHold, decideEndHold, decideHold } from '../../rooms/hold-decide.ts'
import { holdById } from '../../rooms/hold-read.ts'
import { decideAgreeToEnding } from '../../rooms/obs-ending.ts'
import { latestSession, theRoom } from '../../rooms/read.ts'
import { personCommand } from './command.ts'

const Asked = z.object({
  hold: HoldId,
  guard: GuardId,
  rung: Rung,
  reason: z.string().min(1).max(500),
  minutes: z.number().int().positive(),
})
const Which = z.object({ hold: HoldId })

export function guardCommands(pack: Pack) {
  return {
    'guard.hold': personCommand('guard.hold', Asked, (db, input, context) =>
      decideHold({ session: session(db), rules: pack.ladder }, input, context),
    ),
    'guard.approve-hold': personCommand('guard.approve-hold', Which, (db, input, context) =>
      decideApproveHold({ session: session(db), hold: holdById(db, input.hold) }, context),
    ),
    'room.agree-to-ending': personCommand(
      'room.agree-to-ending',
      z.object({ agreed: z.boolean() }),
      (db, input) => decideAgreeToEnding({ room: theRoom(db) }, input),
    ),
    'guard.end-hold': personCommand('guard.end-hold', Which, (db, input, context) =>
      decideEndHold({ hold: holdById(db, input.hold) }, context),
    ),
  }
}

function session(db: Reader) {
  const room = theRoom(db)
  return room && latestSession(db, room.id)
}
