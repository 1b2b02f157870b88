/** What comes from a platform's comment stream, as every source hands it on, and what is known of its completeness. */
import { z } from 'zod'
import { Instant } from './ids.ts'
import { Words } from './words.ts'

/** `bilibili`, `douyin`, `twitch`, or what a source of the open intake or a replayed file calls itself. */
export const PlatformName = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/)
export type PlatformName = z.infer<typeof PlatformName>

/** What had to be done to a text before it could be kept at all; the length is that of the text as it came. */
export const TextRepair = z.object({
  field: z.enum(['text', 'userName']),
  /** `cut`: longer than is kept; `ill-formed`: lone surrogates became U+FFFD, as no JSON or UTF-8 can carry them. */
  what: z.enum(['cut', 'ill-formed']),
  lengthBefore: z.number().int(),
})
export type TextRepair = z.infer<typeof TextRepair>

const fromPlatform = {
  platform: PlatformName,
  /** The platform's own id of this message or event; unique within the platform as far as the platform keeps its word. */
  id: z.string().min(1).max(256),
  /** When the platform says that it happened, by the platform's clock; null where it does not say. */
  sentAt: Instant.nullable(),
  /** When it arrived here, by the studio's clock. */
  receivedAt: Instant,
  /** What the platform said beside: small, flat, never needed to understand the comment. */
  extras: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
}

/** Somebody wrote something. Text and name are as they came: HTML, control and bidirectional characters are data. */
export const IncomingComment = z.object({
  ...fromPlatform,
  kind: z.literal('comment'),
  /** The platform's own id of the user, as it came; empty where the platform gives none. */
  userId: z.string().max(256),
  userName: z.string(),
  text: z.string(),
  repairs: z.array(TextRepair),
})
export type IncomingComment = z.infer<typeof IncomingComment>

/**
 * Something was done on the platform's own page, by whomever: a message is gone, a user may not write (`seconds` null:
 * until it is lifted), all messages are gone. `userId` is empty where the platform does not name the user by its id.
 */
export const IncomingAct = z.discriminatedUnion('kind', [
  z.object({
    ...fromPlatform,
    kind: z.literal('deletion'),
    messageId: z.string().min(1).max(256),
    userName: z.string(),
  }),
  z.object({
    ...fromPlatform,
    kind: z.literal('user-muted'),
    userId: z.string().max(256),
    userName: z.string(),
    seconds: z.number().nonnegative().nullable(),
  }),
  z.object({ ...fromPlatform, kind: z.literal('all-cleared') }),
])
export type IncomingAct = z.infer<typeof IncomingAct>

export const Incoming = z.union([IncomingComment, IncomingAct])
export type Incoming = z.infer<typeof Incoming>

/** Why a message did not get through. `repeated` is no loss: it was here before. */
export const DropReason = z.enum([
  'flood',
  'malformed',
  'too-large',
  'repeated',
  'wrong-signature',
  'replayed',
  'not-kept',
])
export type DropReason = z.infer<typeof DropReason>

const known = { platform: PlatformName, source: z.string().min(1).max(64), at: Instant }

/**
 * How complete the stream is. Every fact is evidence and belongs into the ledger. `missed` is said when a source is
 * back: what was written from..to may be lost (`certain` false) or is lost (true); `count` where somebody counted.
 */
export const Coverage = z.discriminatedUnion('fact', [
  z.object({ ...known, fact: z.literal('connected') }),
  z.object({ ...known, fact: z.literal('lost'), why: z.string() }),
  /** It cannot go on until a person does something; it goes on trying, slowly. */
  z.object({ ...known, fact: z.literal('refused'), said: Words, remedy: Words }),
  /** Nothing was heard from..at, though connected; said once at the threshold and once (`ended`) when it is over. */
  z.object({ ...known, fact: z.literal('silent'), from: Instant, seconds: z.number(), ended: z.boolean() }),
  z.object({
    ...known,
    fact: z.literal('missed'),
    from: Instant,
    to: Instant,
    certain: z.boolean(),
    count: z.number().int().nullable(),
  }),
  /** The platform hands over a part only: comments with one of these words, or what `rule` says. */
  z.object({ ...known, fact: z.literal('partial'), keywords: z.array(z.string()), rule: Words }),
  z.object({
    ...known,
    fact: z.literal('dropped'),
    why: DropReason,
    count: z.number().int().positive(),
    from: Instant,
    to: Instant,
  }),
  /** The platform's clock and this one differ by so much; positive: the platform is ahead. */
  z.object({ ...known, fact: z.literal('clock-differs'), byMs: z.number().int() }),
  /** The stream is over: the platform ended it, the file is read, or the source was closed. */
  z.object({ ...known, fact: z.literal('ended'), why: z.string() }),
])
export type Coverage = z.infer<typeof Coverage>

/** What a moderator asks a platform for. `seconds` null: until it is lifted. */
export const ModerationCall = z.discriminatedUnion('call', [
  z.object({ call: z.literal('delete'), messageId: z.string().min(1) }),
  z.object({ call: z.literal('mute'), userId: z.string().min(1), seconds: z.number().positive().nullable() }),
  z.object({ call: z.literal('unmute'), userId: z.string().min(1) }),
])
export type ModerationCall = z.infer<typeof ModerationCall>

/** What the platform answered. `said` is the platform's own sentence, for the record and never for a program. */
export const ModerationResult = z.discriminatedUnion('done', [
  z.object({ done: z.literal(true), at: Instant, status: z.number().int() }),
  z.object({
    done: z.literal(false),
    at: Instant,
    status: z.number().int().nullable(),
    why: z.enum(['not-permitted', 'not-found', 'too-many', 'refused', 'unreachable', 'unknown-outcome']),
    said: z.string(),
  }),
])
export type ModerationResult = z.infer<typeof ModerationResult>
