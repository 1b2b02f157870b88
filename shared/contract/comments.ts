import { z } from 'zod'
import { CommentProof } from '#shared/ledger/comment-proof.ts'
import { SourceSettings } from '#shared/model/comment-sources.ts'
import {
  CommentQuery,
  CommentReport,
  CommentSample,
  CommentView,
  DeskView,
  FilterTried,
  HandledQuery,
  SourceSet,
} from '#shared/model/comment-views.ts'
import { SessionId } from '#shared/model/ids.ts'
import { ActAnswer, ActWish, GroundId } from '#shared/model/moderation.ts'
import { Words } from '#shared/model/words.ts'
import { procedure, Recorded, TailInput, tailOf, watchOf } from './base.ts'

const seq = z.number().int().nonnegative()
const FilterWish = z.object({ words: z.array(z.string().max(200)).min(1).max(200), ground: GroundId })

export const comments = {
  /** Comments of the record in the order in which they were kept, each as it stands when it is sent. */
  tail: procedure.input(TailInput).output(tailOf(CommentView)),
  /** How comments stand that something was done about; `seq` is the ledger entry's. */
  changes: procedure.input(TailInput).output(tailOf(z.object({ seq, comment: CommentView }))),
  /** Model, sources, filters, grounds, and what waits for a supervisor. */
  watch: procedure.output(watchOf(DeskView)),
  /** Newest first; ask again with the `before` that came back to look further. */
  search: procedure
    .input(CommentQuery)
    .output(z.object({ comments: z.array(CommentView), before: seq.nullable(), looked: z.number().int() })),
  /** Comments that somebody, or one person, has handled and where that still counts; ask again with the `before` that came back. */
  handled: procedure
    .input(HandledQuery)
    .output(z.object({ comments: z.array(CommentView), before: seq.nullable() })),
  /** Judged comment by comment; a refused one is an answer, and not an error of the whole. */
  act: procedure.input(ActWish).output(z.object({ answers: z.array(ActAnswer) })),
  /** Approves or declines what waits; another person than the one who asked, and a supervising one. */
  settle: procedure
    .input(z.object({ entry: seq, comment: seq, approve: z.boolean(), note: z.string().min(1).max(500) }))
    .output(Recorded),
  undo: procedure
    .input(z.object({ entry: seq, comment: seq, note: z.string().max(500).default('') }))
    .output(Recorded),
  /** Runs a keyword filter over what there is, and sets nothing. The trial is recorded. */
  tryFilter: procedure.input(FilterWish).output(FilterTried),
  /** Tries it and sets it; REFUSED where it would hide a single adverse evaluation. */
  setFilter: procedure.input(FilterWish).output(FilterTried.extend({ filter: z.string() })),
  removeFilter: procedure
    .input(z.object({ filter: z.string(), note: z.string().max(500).default('') }))
    .output(Recorded),
  /** What the auditor sees of a session, or of all. */
  report: procedure.input(z.object({ session: SessionId.nullable() })).output(CommentReport),
  /** A random sample of a session's comments; anybody can draw it again from its seed. */
  sample: procedure
    .input(z.object({ session: SessionId, count: z.number().int().min(1).max(200).default(30) }))
    .output(CommentSample),
  /** Proves one comment without showing the others. */
  prove: procedure.input(z.object({ comment: seq })).output(CommentProof),
  /** The sources and the intake's port (0: any free one) as they were set, for whoever may set them. */
  sources: procedure.output(z.object({ sources: z.array(SourceSet), intakePort: z.number().int() })),
  /**
   * Where the room's comments come from, from now on, in place of what was set before, recorded and kept for the next start. Secrets are sealed, and in no ledger.
   * A secret that is left out is kept, where the source has the name, kind and address that it had when it was given.
   * `problems` are sources that are not open; the others are.
   */
  connect: procedure
    .input(
      z.object({
        sources: z
          .array(z.object({ settings: SourceSettings, secrets: z.record(z.string(), z.string().max(4_096)) }))
          .max(16),
        intakePort: z.number().int().min(0).max(65_535).default(0),
      }),
    )
    .output(
      z.object({
        problems: z.array(z.object({ source: z.string(), said: Words, remedy: Words })),
        intakePort: z.number().int().nullable(),
      }),
    ),
}
