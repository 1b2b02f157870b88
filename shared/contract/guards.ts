import { z } from 'zod'
import { GuardId } from '#shared/model/guards.ts'
import { UserId } from '#shared/model/ids.ts'
import { HoldId, Rung } from '#shared/model/ladder.ts'
import { EntryView } from '#shared/model/views.ts'
import { procedure, Recorded } from './base.ts'

export const guards = {
  /** What one guard found violated in the newest session, newest first: the ledger's own entries, with their pictures. */
  incidents: procedure
    .input(z.object({ guard: GuardId, limit: z.number().int().min(1).max(20) }))
    .output(z.array(EntryView)),
  /** What may be held, by rung: for how long at most, and whether a supervisor must approve it. */
  holdRules: procedure.output(
    z.record(Rung, z.object({ longestMinutes: z.number().int(), approval: z.boolean() })),
  ),
  hold: procedure
    .input(
      z.object({
        guard: GuardId,
        rung: Rung,
        reason: z.string().trim().min(1).max(500),
        minutes: z.number().int().positive(),
      }),
    )
    .output(Recorded),
  /**
   * The second person's word. Somebody who is not signed in at this seat gives it with their own PIN: they are signed
   * in for this one act and out again, and the ledger has both.
   */
  approveHold: procedure
    .input(
      z.object({ hold: HoldId, as: z.object({ user: UserId, pin: z.string().min(1).max(64) }).nullable() }),
    )
    .output(Recorded),
  /** The owner's word, beforehand, on an OBS that cannot be reached while the room is out: that it is ended then. */
  agreeToEnding: procedure.input(z.object({ agreed: z.boolean() })).output(Recorded),
  endHold: procedure.input(z.object({ hold: HoldId })).output(Recorded),
}
