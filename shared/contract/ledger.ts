import { z } from 'zod'
import { CommentView, EntryView, EvidenceView } from '#shared/model/views.ts'
import { procedure, TailInput, tailOf } from './base.ts'

export const ledger = {
  tail: procedure.input(TailInput).output(tailOf(EntryView)),
  evidence: procedure.input(z.object({ seq: z.number().int().nonnegative() })).output(EvidenceView),
  /** Runs the verifier over the whole log as it lies on disk. */
  verify: procedure.output(
    z.object({
      size: z.number().int(),
      findings: z.array(z.object({ code: z.string(), seq: z.number().nullable(), said: z.string() })),
    }),
  ),
  vkey: procedure.output(z.object({ vkey: z.string(), keyStore: z.enum(['os', 'file']) })),
}

export const comments = {
  tail: procedure.input(TailInput).output(tailOf(CommentView)),
}
