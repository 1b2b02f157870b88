/** What a room and `fairlive relay` say to each other, as JSON text over one WebSocket. */
import { z } from 'zod'
import { Instant } from '#shared/model/ids.ts'

export const RoomName = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)
const Seq = z.number().int().nonnegative()

/** A place in a room's log; another log, made after the first was lost, counts anew and has another name. */
const Place = z.object({ log: z.string().min(1).max(64), seq: Seq })
export type Place = z.infer<typeof Place>

export const FromRoom = z.discriminatedUnion('op', [
  /** First. `after`: the last entry that is durable here; null: go on from what was acknowledged last. */
  z.object({ op: z.literal('hello'), version: z.literal(1), room: RoomName, after: Place.nullable() }),
  /** Everything up to this entry is durable in the room: the relay may forget it. */
  z.object({ op: z.literal('kept'), seq: Seq }),
])
export type FromRoom = z.infer<typeof FromRoom>

export const RelayEntry = z.discriminatedUnion('kind', [
  /** A push of the platform, verified, as it came. */
  z.object({ kind: z.literal('push'), seq: Seq, at: Instant, type: z.string(), body: z.string() }),
  /** The relay was not there: what the platform pushed meanwhile is lost. */
  z.object({ kind: z.literal('gap'), seq: Seq, at: Instant, from: Instant, to: Instant }),
])
export type RelayEntry = z.infer<typeof RelayEntry>

export const RefusedCounts = z.object({
  wrongSignature: Seq,
  replayed: Seq,
  tooLarge: Seq,
  malformed: Seq,
  /** The relay's disk did not take it; the platform does not send comments again. */
  notKept: Seq,
})
export type RefusedCounts = z.infer<typeof RefusedCounts>

export const FromRelay = z.discriminatedUnion('op', [
  z.object({
    op: z.literal('welcome'),
    version: z.literal(1),
    log: z.string().min(1).max(64),
    /** The keywords that the agency has registered with the platform: it pushes comments with these alone. */
    keywords: z.array(z.string()),
    /** What the room does not have and the relay no longer has, and the time that it is from; null where nobody counted. */
    lost: z.object({ count: Seq.positive().nullable(), from: Instant, to: Instant }).nullable(),
  }),
  /** In the order of their numbers; the next ones come when these are acknowledged. */
  z.object({ op: z.literal('entries'), entries: z.array(RelayEntry).min(1) }),
  /** What the relay refused since it last said so; nobody knows for which room it was meant. */
  z.object({ op: z.literal('refused'), counts: RefusedCounts }),
])
export type FromRelay = z.infer<typeof FromRelay>

/** Why the relay closes a connection. */
export const closeCodes = { badMessage: 4000, replaced: 4001, notAllowed: 4003, notKept: 4008 } as const
