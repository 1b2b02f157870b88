/** What console and auditor are shown of comments and of what was done about them. */
import { z } from 'zod'
import { SourceKind, SourceSettings } from './comment-sources.ts'
import { Coverage } from './comments.ts'
import { Instant, SessionId, UserId } from './ids.ts'
import { CommentClass, KeptComment, Tally } from './kept-comments.ts'
import { ActKind, ActView, GroundId, Span, Standing } from './moderation.ts'
import { Citation, Refusal, Words } from './words.ts'

/** How a comment stands in the room now. `shown` is what is to be read there: covered where words were redacted. */
export const Handling = z.object({
  hidden: z.boolean(),
  collapsed: z.boolean(),
  pinned: z.boolean(),
  /** Where it stands in the set order; null where it stands by its time. */
  place: z.enum(['front', 'back']).nullable(),
  spans: z.array(Span),
  /** Everything that is in force or waits, oldest first. */
  acts: z.array(ActView),
})
export type Handling = z.infer<typeof Handling>

/** Something that was done on the platform's own page, as it concerns one comment. */
export const PlatformAct = z.object({
  entry: z.number().int(),
  what: z.enum(['deletion', 'user-muted', 'all-cleared']),
  source: z.string(),
  /** When it was recorded here. */
  at: Instant,
  /** Whether the comment is, or may be, an adverse evaluation. */
  adverse: z.boolean(),
  /** Whether it carries out what was decided here. */
  own: z.boolean(),
})
export type PlatformAct = z.infer<typeof PlatformAct>

/** `text` is the original: who moderates has to see it. What the room shows follows from `handling`. */
export const CommentView = z.object({
  seq: z.number().int(),
  /** When it was written as the platform says, else when it arrived. */
  at: Instant,
  name: z.string(),
  text: z.string(),
  source: z.string(),
  platform: z.string(),
  user: z.string(),
  class: CommentClass,
  standing: Standing,
  handling: Handling.nullable(),
  /** What was done to it on the platform's own page, oldest first. */
  onPlatform: z.array(PlatformAct),
})
export type CommentView = z.infer<typeof CommentView>

const entry = z.number().int()
const rows = z.array(z.object({ entry, comment: z.number().int() }))

/** The auditor's report. Each figure can be traced to the ledger entries that it names. */
export const CommentReport = z.object({
  session: SessionId.nullable(),
  received: z.number().int(),
  tally: Tally,
  byGround: z.array(
    z.object({ kind: ActKind, ground: GroundId, state: ActView.shape.state, count: z.number().int() }),
  ),
  byPerson: z.array(
    z.object({
      by: z.string().nullable(),
      kind: ActKind,
      state: ActView.shape.state,
      count: z.number().int(),
    }),
  ),
  /** Acts on comments that are, or may be, adverse evaluations. */
  adverse: z.object({ hidden: rows, redacted: rows, refused: rows, waiting: rows, undone: rows }),
  /** The set order: what stands in front or at the back now, and what was refused a place there. */
  order: z.object({ front: rows, back: rows, refused: rows }),
  filters: z.array(
    z.object({ entry, words: z.array(z.string()), hits: z.number().int(), adverse: z.number().int() }),
  ),
  filtersRefused: z.array(entry),
  /** Done on the platform's own page. */
  external: z.array(
    z.object({
      entry,
      what: z.string(),
      comment: z.number().int().nullable(),
      adverse: z.number().int(),
      own: z.boolean(),
      flagged: z.boolean(),
    }),
  ),
  coverage: z.array(z.object({ entry, fact: Coverage })),
  /** Entries that say that comments were lost here. */
  losses: z.array(entry),
  withoutModel: z.boolean(),
})
export type CommentReport = z.infer<typeof CommentReport>

/** A random sample for review; `seed` is the signed root that nobody could choose, so anybody can draw it again. */
export const CommentSample = z.object({
  seed: z.string(),
  of: z.number().int(),
  comments: z.array(KeptComment),
})
export type CommentSample = z.infer<typeof CommentSample>

/** A ground of the pack as the desk offers it. */
const GroundView = z.object({
  id: GroundId,
  name: Words,
  acts: z.array(ActKind),
  cites: z.array(Citation),
})

const factOf = <F extends Coverage['fact']>(...facts: readonly F[]) =>
  Coverage.refine((fact) => (facts as readonly string[]).includes(fact.fact))

/** A comment source as it stands in this session, by what it said of itself; null where it said no such thing. */
const SourceState = z.object({
  name: z.string(),
  kind: SourceKind,
  platform: z.string(),
  /** The last thing that was heard of it. */
  fact: Coverage.nullable(),
  /** Whether the line stands: `connected`, `lost`, `refused` or `ended`. */
  line: factOf('connected', 'lost', 'refused', 'ended').nullable(),
  /** Silent now. */
  silent: factOf('silent').nullable(),
  /** The platform hands over a part only. */
  partial: factOf('partial').nullable(),
  /** The last time that something may have been missed. */
  missed: factOf('missed').nullable(),
  /** Messages that did not get through; those that were here before are not among them. */
  dropped: z.number().int(),
})
export type SourceState = z.infer<typeof SourceState>

/** A source that is not open, and what to do about it. */
const SourceProblem = z.object({ source: z.string(), said: Words, remedy: Words })

/** A source as it was set; of its secrets only the names of those that are held. */
export const SourceSet = z.object({ settings: SourceSettings, secrets: z.array(z.string()) })
export type SourceSet = z.infer<typeof SourceSet>

const FilterView = z.object({
  filter: z.string(),
  words: z.array(z.string()),
  ground: GroundId,
  by: z.string().nullable(),
})

/** How the desk stands: small enough to be sent whole. */
export const DeskView = z.object({
  model: z.string(),
  /** Why there is no model; then every act that hides takes a supervisor. */
  problem: z.object({ said: Words, remedy: Words }).nullable(),
  sources: z.array(SourceState),
  problems: z.array(SourceProblem),
  /** Where the intake listens on this PC; null where no source needs it, or none is open. */
  intakePort: z.number().int().nullable(),
  waiting: z.array(ActView),
  filters: z.array(FilterView),
  grounds: z.array(GroundView),
  received: z.number().int(),
  tally: Tally,
})
export type DeskView = z.infer<typeof DeskView>

/** What is looked for; every condition that is given must hold. Newest first, from `before` backwards. */
export const CommentQuery = z.object({
  session: SessionId,
  /** Part of text or name, as it was written; capitals count as small letters. */
  text: z.string().max(100).default(''),
  user: z
    .string()
    .regex(/^[0-9a-f]{20}$/)
    .nullable()
    .default(null),
  only: z.enum(['all', 'adverse', 'guarded', 'flagged']).default('all'),
  before: z.number().int().nullable().default(null),
  limit: z.number().int().min(1).max(200).default(50),
})
export type CommentQuery = z.infer<typeof CommentQuery>

/** Comments about which something stands, in force or waiting. Newest first, from `before` backwards. */
export const HandledQuery = z.object({
  session: SessionId,
  /** Acts of this person only; null: of anybody. */
  by: UserId.nullable().default(null),
  /** Acts of these kinds only; null: of any. */
  kinds: z.array(ActKind).nullable().default(null),
  before: z.number().int().nullable().default(null),
  limit: z.number().int().min(1).max(200).default(200),
})
export type HandledQuery = z.infer<typeof HandledQuery>

/** What a filter met in one place; `examples` are adverse evaluations that it would hide, as they were written. */
export const FilterTrial = z.object({
  looked: z.number().int(),
  hits: z.number().int(),
  adverse: z.number().int(),
  examples: z.array(z.string()),
})
export type FilterTrial = z.infer<typeof FilterTrial>

/** A filter after its trial: `words` as they are looked for, `refusal` where it could not be set. */
export const FilterTried = z.object({
  words: z.array(z.string()),
  session: FilterTrial,
  earlier: FilterTrial,
  corpus: FilterTrial,
  refusal: Refusal.nullable(),
})
export type FilterTried = z.infer<typeof FilterTried>
