import { z } from 'zod'
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
   * Erases payloads whose time of keeping is over; all of them or none. The leaves stay and the log verifies as before.
   * Everything of a session's course goes together.
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
