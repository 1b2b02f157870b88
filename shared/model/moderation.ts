/** What a moderator may do about comments, and how each act is put on record. */
import { z } from 'zod'
import { ModerationResult, PlatformName } from './comments.ts'
import { Instant, SessionId, UserId } from './ids.ts'
import { Evaluation } from './kept-comments.ts'
import { Citation, Words } from './words.ts'

export const ActKind = z.enum([
  'hide',
  'redact',
  'collapse',
  'mute',
  'block',
  'pin',
  'reorder',
  'to-front',
  'to-back',
  'reply',
  'report',
  'escalate',
])
export type ActKind = z.infer<typeof ActKind>

/** A piece of a text, in UTF-16 code units from its start; `to` is not in it. */
export const Span = z.object({ from: z.number().int().nonnegative(), to: z.number().int().positive() })
export type Span = z.infer<typeof Span>

/**
 * An act on one comment. Muting and blocking are acts on the comment's user because of this comment; in a new order a
 * comment stands at `place`. To the front and to the back are places that stay: what comes later stands between them.
 */
export const Act = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('hide') }),
  z.object({ kind: z.literal('redact'), spans: z.array(Span).min(1).max(32) }),
  z.object({ kind: z.literal('collapse') }),
  z.object({ kind: z.literal('mute'), seconds: z.number().int().positive().max(31_536_000) }),
  z.object({ kind: z.literal('block') }),
  z.object({ kind: z.literal('pin') }),
  z.object({ kind: z.literal('reorder'), place: z.number().int().nonnegative() }),
  z.object({ kind: z.literal('to-front') }),
  z.object({ kind: z.literal('to-back') }),
  z.object({ kind: z.literal('reply'), text: z.string().min(1).max(500) }),
  z.object({ kind: z.literal('report') }),
  z.object({ kind: z.literal('escalate') }),
])
export type Act = z.infer<typeof Act>

/** A ground's name in the rule pack. */
export const GroundId = z.string().regex(/^[a-z-]+$/)
export type GroundId = z.infer<typeof GroundId>

const seq = z.number().int().nonnegative()

/** The comment as it was when it was judged; the original text stays in the record whatever becomes of the comment. */
export const JudgedComment = z.object({
  seq,
  platform: PlatformName,
  source: z.string(),
  user: z.string(),
  name: z.string(),
  text: z.string(),
  evaluation: Evaluation,
  adverse: z.number().nullable(),
  seen: z.array(z.string()),
  repeats: z.number().int(),
  model: z.string(),
})
export type JudgedComment = z.infer<typeof JudgedComment>

/** How near a comment is to an adverse evaluation, as moderation has to see it. */
export const Standing = z.enum(['adverse', 'doubtful', 'clear'])
export type Standing = z.infer<typeof Standing>

const acted = {
  act: Act,
  comment: JudgedComment,
  standing: Standing,
  ground: GroundId,
  /** Whether the ground was seen in the text, or is the moderator's word. */
  groundSeen: z.boolean(),
  note: z.string().max(500),
  pack: z.string(),
}

export const moderationBodies = {
  'moderation.acted': z.object(acted),
  /** Falls on an adverse evaluation or may do so: everything stays visible until another, supervising person approves. */
  'moderation.asked': z.object({ ...acted, why: Words }),
  'moderation.approved': z.object({ asked: seq, ...acted, note: z.string().min(1).max(500) }),
  'moderation.declined': z.object({ asked: seq, comment: seq, note: z.string().min(1).max(500) }),
  'moderation.refused': z.object({
    ...acted,
    code: z.string(),
    said: Words,
    cites: z.array(Citation),
  }),
  'moderation.undone': z.object({ acted: seq, comment: seq, act: ActKind, note: z.string().max(500) }),
  /** What the platform answered; `call` null where it has no such call, so that the act holds in this studio only. */
  'moderation.outcome': z.object({
    acted: seq,
    comment: seq,
    call: z.enum(['delete', 'mute', 'unmute']).nullable(),
    result: ModerationResult.nullable(),
    said: Words,
  }),
  /**
   * Done on the platform's own page. `acted`: our own act that it carries out, or null. `flagged`: it took an adverse
   * evaluation away, or may have, and nobody here had approved that.
   */
  'moderation.external': z.object({
    platform: PlatformName,
    source: z.string(),
    what: z.enum(['deletion', 'user-muted', 'all-cleared']),
    id: z.string(),
    sentAt: Instant.nullable(),
    comment: JudgedComment.nullable(),
    user: z.string(),
    /** Adverse and doubtful evaluations that it falls on. */
    adverse: z.number().int(),
    acted: seq.nullable(),
    flagged: z.boolean(),
  }),
  'moderation.filter-tried': z.object({
    words: z.array(z.string()),
    ground: GroundId,
    /** Comments that were looked at, and those that it would have hidden. */
    looked: z.object({ session: z.number().int(), earlier: z.number().int(), corpus: z.number().int() }),
    hits: z.number().int(),
    adverse: z.number().int(),
    examples: z.array(z.string()),
  }),
  'moderation.filter-refused': z.object({
    words: z.array(z.string()),
    ground: GroundId,
    adverse: z.number().int(),
    examples: z.array(z.string()),
    said: Words,
    cites: z.array(Citation),
    pack: z.string(),
  }),
  'moderation.filter-set': z.object({
    filter: z.string(),
    words: z.array(z.string()),
    ground: GroundId,
    pack: z.string(),
  }),
  'moderation.filter-removed': z.object({ filter: z.string(), note: z.string().max(500) }),
  /** A filter in force at work: what it hid, and what it left alone because it may be an adverse evaluation. */
  'moderation.filtered': z.object({
    filter: z.string(),
    ground: GroundId,
    hidden: z.array(JudgedComment),
    spared: z.array(seq),
    pack: z.string(),
  }),
} as const

/** A moderator's wish: one act on many comments is judged comment by comment. */
export const ActWish = z.object({
  /** For a new order: every comment in it, in the order wished for; `act.place` is then ignored. */
  comments: z.array(seq).min(1).max(200),
  act: Act,
  ground: GroundId,
  note: z.string().max(500).default(''),
})
export type ActWish = z.infer<typeof ActWish>

/** What became of an act on one comment. */
export const ActAnswer = z.object({
  comment: seq,
  answer: z.enum(['done', 'waits', 'refused']),
  /** The ledger entry that holds it. */
  entry: seq.nullable(),
  said: Words,
  remedy: Words.nullable(),
  cites: z.array(Citation),
})
export type ActAnswer = z.infer<typeof ActAnswer>

/** An act as the desk and the auditor read it. */
export const ActView = z.object({
  entry: seq,
  session: SessionId.nullable(),
  comment: seq,
  kind: ActKind,
  ground: GroundId,
  groundSeen: z.boolean(),
  standing: Standing,
  state: z.enum(['waiting', 'in-force', 'declined', 'undone', 'refused']),
  /** Null: the studio itself (a filter). */
  by: UserId.nullable(),
  approvedBy: UserId.nullable(),
  at: Instant,
  outcome: Words.nullable(),
})
export type ActView = z.infer<typeof ActView>
