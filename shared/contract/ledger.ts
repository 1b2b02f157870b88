import { z } from 'zod'
import { Instant, SessionId } from '#shared/model/ids.ts'
import { EntryView, EvidenceView } from '#shared/model/views.ts'
import { procedure, Recorded, TailInput, tailOf } from './base.ts'

export const ledger = {
  tail: procedure.input(TailInput).output(tailOf(EntryView)),
  /** Entries by their seqs, in that order; what is not there is left out. */
  entries: procedure
    .input(z.object({ seqs: z.array(z.number().int().nonnegative()).max(200) }))
    .output(z.array(EntryView)),
  evidence: procedure.input(z.object({ seq: z.number().int().nonnegative() })).output(EvidenceView),
  /** Runs the verifier over the whole log as it lies on disk. */
  verify: procedure.output(
    z.object({
      size: z.number().int(),
      findings: z.array(z.object({ code: z.string(), seq: z.number().nullable(), said: z.string() })),
    }),
  ),
  /**
   * What of a session may be erased at once, and from when on (null: its session goes on); `more`: how many entries are
   * left for another time, because one erasure takes no more.
   */
  erasable: procedure.input(z.object({ session: SessionId })).output(
    z.object({
      keptUntil: Instant.nullable(),
      seqs: z.array(z.number().int()),
      more: z.number().int(),
    }),
  ),
  /**
   * Erases payloads whose time of keeping is over; all of them or none. The leaves stay and the log verifies as before.
   * Everything of a session's course goes together. It takes as long as replaying the log: refused while the room is out.
   */
  erase: procedure
    .input(
      z.object({
        seqs: z.array(z.number().int().nonnegative()).min(1).max(10_000),
        reason: z.string().min(1).max(500),
      }),
    )
    .output(Recorded),
  vkey: procedure.output(z.object({ vkey: z.string(), keyStore: z.enum(['os', 'file']) })),
}
