/** What the console is shown: views that the studio composes from OBS, the loop and the ledger's tables. */
import { z } from 'zod'
import { Card, Decision } from './cards.ts'
import { GuardId, GuardRow } from './guards.ts'
import { CardId, Instant, RecordingId, RoomId, SessionId, UserId } from './ids.ts'
import { HoldId, Rung } from './ladder.ts'
import { NoticeKind } from './notices.ts'
import { OnItsOwn } from './obs-ending.ts'
import { Place } from './places.ts'
import { Check, Room, Session, SourceNature } from './rooms.ts'
import { Words } from './words.ts'

export const LinkView = z.object({
  kind: z.enum(['rehearsal', 'obs', 'none']),
  phase: z.enum(['connecting', 'connected', 'closed']),
  failure: z.enum(['closed', 'wrong-port', 'wrong-password', 'too-old', 'stale']).nullable(),
  url: z.string(),
  obsVersion: z.string().nullable(),
  since: Instant,
  said: Words,
  remedy: Words.nullable(),
})
export type LinkView = z.infer<typeof LinkView>

export const SourceView = z.object({
  name: z.string(),
  kind: z.string(),
  /** What it captures (file, device, window, address), as far as OBS tells. */
  capture: z.string(),
  nature: SourceNature.nullable(),
  /** What it was declared to be before it changed; null where nothing changed since. */
  before: SourceNature.nullable(),
  proposed: SourceNature.nullable(),
  /** By what it is proposed. */
  why: Words.nullable(),
  /** Whether it must be declared; text and plain colours need not. */
  asked: z.boolean(),
  inProgramme: z.boolean(),
  /** Whether it is seen in the programme now; what lies in it may be hidden. */
  shown: z.boolean(),
  /** Hidden by the ladder, so that it is not seen. */
  pulled: z.boolean(),
})
export type SourceView = z.infer<typeof SourceView>

const OutputView = z.object({ active: z.boolean(), since: Instant.nullable() })

const OnAirView = z.object({
  card: CardId,
  title: z.string(),
  /** `asked`: the ledger has it; `confirmed`: OBS shows it, read back. */
  state: z.enum(['asked', 'confirmed']),
  /** It is not shown yet: the notice that goes before it has not stood its time. */
  waits: z.boolean(),
  since: Instant,
})

/** What viewers are told by the studio now: `asked` for, or `confirmed` by OBS. */
const NoticeView = z.object({
  notice: NoticeKind,
  text: Words,
  state: z.enum(['asked', 'confirmed']),
})

/** A hold that waits for a supervisor, or is in effect. */
export const HoldView = z.object({
  hold: HoldId,
  guard: GuardId,
  rung: Rung,
  reason: z.string(),
  minutes: z.number().int(),
  askedBy: UserId.nullable(),
  /** Null while it waits. */
  until: Instant.nullable(),
})
export type HoldView = z.infer<typeof HoldView>

/** Everything that the live screen shows of its room. Small enough to be sent whole; changes go by field. */
export const RoomView = z.object({
  room: Room.nullable(),
  session: Session.nullable(),
  link: LinkView,
  canvas: z.object({ width: z.number().int(), height: z.number().int(), fps: z.number() }).nullable(),
  programme: z.string().nullable(),
  scenes: z.array(z.object({ name: z.string(), safe: z.boolean() })),
  sources: z.array(SourceView),
  stream: OutputView.nullable(),
  virtualCamera: OutputView.nullable(),
  record: OutputView.nullable(),
  streamConfigured: z.boolean().nullable(),
  guards: z.array(GuardRow),
  holds: z.array(HoldView),
  /** The studio that acts on the same OBS instead of this one; null where none does. */
  otherStudio: z.string().nullable(),
  /** Null while OBS can be reached, or the room is not out. */
  onItsOwn: OnItsOwn.nullable(),
  /** The owner agreed that the OBS of this PC is ended where it cannot be reached while the room is out. */
  endingAgreed: z.boolean(),
  labelRequired: z.boolean(),
  onAir: OnAirView.nullable(),
  notice: NoticeView.nullable(),
  safe: z.boolean(),
  checks: z.array(Check),
  place: Place.nullable(),
  disk: z.object({ freeBytes: z.number(), recordingHoursLeft: z.number().nullable() }).nullable(),
  ledger: z.object({
    size: z.number().int(),
    checkpointSize: z.number().int(),
    checkpointAt: Instant.nullable(),
    /** What keeps the ledger from writing; null while it writes. */
    problem: z.object({ said: Words, remedy: Words }).nullable(),
  }),
})
export type RoomView = z.infer<typeof RoomView>

/** A ledger entry as the console's log shows it; the sentence is made from `kind` and `body` by the message catalogue. */
export const EntryView = z.object({
  seq: z.number().int(),
  room: RoomId.nullable(),
  session: SessionId.nullable(),
  kind: z.string(),
  at: Instant,
  actor: z.string(),
  actorName: z.string(),
  body: z.record(z.string(), z.unknown()).nullable(),
})
export type EntryView = z.infer<typeof EntryView>

export const CategoryView = z.object({
  id: z.string(),
  parent: z.string().nullable(),
  name: Words,
})
export type CategoryView = z.infer<typeof CategoryView>

export const CardView = Card.extend({
  mayAir: z.boolean(),
  whyNot: Words.nullable(),
  /** What viewers would not see of it: characters that the font lacks, a picture that cannot be drawn. */
  problems: z.array(Words),
})
export type CardView = z.infer<typeof CardView>

/** A row of an import: either a card as it would be added, or what is wrong with it. */
export const ImportPreview = z.object({
  file: z.string(),
  encoding: z.string(),
  good: z.array(
    z.object({
      row: z.number().int(),
      title: z.string(),
      decision: Decision,
      category: z.string().nullable(),
    }),
  ),
  bad: z.array(
    z.object({
      row: z.number().int(),
      problems: z.array(z.object({ column: z.string(), said: Words, remedy: Words })),
    }),
  ),
  /** Redeem to add the good rows; holds for ten minutes. */
  ticket: z.string(),
})
export type ImportPreview = z.infer<typeof ImportPreview>

export const RecordingView = z.object({
  id: RecordingId,
  session: SessionId,
  file: z.string(),
  sha256: z.string().nullable(),
  bytes: z.number(),
  seconds: z.number().nullable(),
  startedAt: Instant,
  endedAt: Instant.nullable(),
  keptUntil: Instant.nullable(),
  state: z.enum(['running', 'kept', 'missing']),
  /** Relative address that plays it with seeking; null while it runs or where it is missing. */
  plays: z.string().nullable(),
})
export type RecordingView = z.infer<typeof RecordingView>

export const SessionView = Session.extend({
  recordings: z.array(RecordingView),
  entries: z.number().int(),
  firstSeq: z.number().int(),
  lastSeq: z.number().int(),
})
export type SessionView = z.infer<typeof SessionView>

export const EvidenceView = z.object({
  entry: EntryView,
  leaf: z.string(),
  leafHash: z.string(),
  payloadState: z.enum(['matches', 'erased', 'missing', 'differs']),
  checkpoint: z.string().nullable(),
  /** Hex hashes of the RFC 6962 inclusion proof in that checkpoint; null while no checkpoint covers it yet. */
  proof: z.array(z.string()).nullable(),
})
export type EvidenceView = z.infer<typeof EvidenceView>
