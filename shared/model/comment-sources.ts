/** Where a room's comments come from, as it is configured; secrets lie in the key store and not here. */
import { z } from 'zod'
import { PlatformName } from './comments.ts'

/** A JSON Pointer (RFC 6901), such as `/data/user/name` or `/items/0`; the empty one is the whole document. */
export const Pointer = z.string().regex(/^(\/([^~/]|~[01])*)*$/, 'a JSON Pointer begins with / (RFC 6901)')
export type Pointer = z.infer<typeof Pointer>

const Value = z.union([z.string(), z.number(), z.boolean(), z.null()])

/** How to read the JSON of a program that knows nothing of this one, in docs/comments-intake.md. */
export const Mapping = z.strictObject({
  /** Where the list of messages lies; without it the document is one message, or a list of them. */
  items: Pointer.optional(),
  /** Texts inside a message that are JSON themselves; they are opened first, in this order. */
  opened: z.array(Pointer).default([]),
  /** A message is a comment only where each of these holds; what is not is left alone and not counted as lost. */
  only: z.array(z.strictObject({ at: Pointer, is: z.array(Value).min(1) })).default([]),
  id: Pointer,
  text: Pointer,
  userId: Pointer.optional(),
  userName: Pointer.optional(),
  sentAt: z.strictObject({ at: Pointer, unit: z.enum(['ms', 's', 'iso']) }).optional(),
  extras: z.record(z.string().min(1).max(40), Pointer).default({}),
})
export type Mapping = z.infer<typeof Mapping>

/** Unique in its room; it names the source in the record and in the intake's address. */
const SourceName = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)
const Id = z.string().min(1).max(128)

export const SourceSettings = z.discriminatedUnion('kind', [
  /** Secrets: `keySecret`, `identityCode`. */
  z.strictObject({
    kind: z.literal('bilibili'),
    name: SourceName,
    appId: z.number().int().positive(),
    keyId: Id,
  }),
  /** Secret: `token`, of the relay. `room`: the broadcast's number, another one each time. */
  z.strictObject({ kind: z.literal('douyin'), name: SourceName, relay: z.url(), room: SourceName }),
  /** Secret where there is a `login` or `moderator`: `token`. `login` null reads as a guest. */
  z.strictObject({
    kind: z.literal('twitch'),
    name: SourceName,
    channel: z.string().regex(/^#?[A-Za-z0-9_]{1,25}$/),
    login: Id.nullable(),
    moderator: z.strictObject({ clientId: Id, broadcasterId: Id, moderatorId: Id }).nullable(),
  }),
  /** Secret: `secret`. */
  z.strictObject({
    kind: z.literal('intake'),
    name: SourceName,
    platform: PlatformName,
    mapping: Mapping.nullable(),
  }),
  /** Secret, where the other program wants one: `authorization`. */
  z.strictObject({
    kind: z.literal('local-relay'),
    name: SourceName,
    platform: PlatformName,
    address: z.url(),
    mapping: Mapping.nullable(),
  }),
  /** `speed` null: as fast as it can be kept. */
  z.strictObject({
    kind: z.literal('file'),
    name: SourceName,
    path: z.string().min(1),
    format: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('danmaku-xml') }),
      z.strictObject({ kind: z.literal('jsonl'), platform: PlatformName, mapping: Mapping.nullable() }),
    ]),
    speed: z.number().positive().nullable(),
  }),
])
export type SourceSettings = z.infer<typeof SourceSettings>

/** What kind of source it is, which is no secret. */
export const SourceKind = z.enum(['bilibili', 'douyin', 'twitch', 'intake', 'local-relay', 'file'])
export type SourceKind = z.infer<typeof SourceKind>
