import { z } from 'zod'
import { Instant, RoomId, SessionId, UserId } from './ids.ts'
import { Words } from './words.ts'

/** How the picture leaves the PC: OBS streams itself, or its virtual camera feeds the platform's own companion. */
export const Way = z.enum(['obs-stream', 'virtual-camera'])
export type Way = z.infer<typeof Way>

export const Room = z.object({
  id: RoomId,
  name: z.string().min(1).max(120),
  platform: z.string().min(1).max(60),
  /** The platform's filing number of the room; empty where none was given (the preflight warns). */
  filing: z.string().max(120),
  way: Way,
  sells: z.boolean(),
  timeZone: z.string(),
})
export type Room = z.infer<typeof Room>

export const Phase = z.enum(['idle', 'preflight', 'rehearsing', 'live', 'closing', 'archived'])
export type Phase = z.infer<typeof Phase>

export const Session = z.object({
  id: SessionId,
  room: RoomId,
  phase: Phase,
  begunAt: Instant,
  liveAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  supervisor: UserId.nullable(),
})
export type Session = z.infer<typeof Session>

/** What a source of the programme is, said by the operator before the room goes out. */
export const SourceNature = z.enum(['real', 'virtual-image', 'media', 'overlay'])
export type SourceNature = z.infer<typeof SourceNature>

export const CheckId = z.enum([
  'obs',
  'output',
  'recording-folder',
  'second-recorder',
  'disk',
  'overlays',
  'sources',
  'place',
  'supervisor',
  'filing',
  'cards',
  'key-store',
])
export type CheckId = z.infer<typeof CheckId>

export const Check = z.object({
  id: CheckId,
  outcome: z.enum(['pass', 'warn', 'fail']),
  said: Words,
  remedy: Words.nullable(),
})
export type Check = z.infer<typeof Check>

export const roomBodies = {
  'room.opened': z.object({ room: Room }),
  'room.changed': z.object({ room: Room }),
  'source.declared': z.object({ source: z.string(), nature: SourceNature, capture: z.string() }),
  /** What was said of a source holds no longer: it captures something else, or its name is another's or nobody's now. */
  'source.changed': z.object({
    source: z.string(),
    nature: SourceNature,
    how: z.enum(['captures-else', 'renamed', 'removed']),
    was: z.string(),
    /** What it captures now, or its new name; null where it is gone. */
    now: z.string().nullable(),
  }),
  'session.preflight-began': z.object({ session: SessionId, supervisor: UserId.nullable() }),
  'session.preflight-ended': z.object({ session: SessionId }),
  'session.rehearsal-began': z.object({ session: SessionId, checks: z.array(Check) }),
  'session.rehearsal-ended': z.object({ session: SessionId }),
  'session.went-live': z.object({ session: SessionId, checks: z.array(Check), way: Way }),
  'session.closing': z.object({ session: SessionId, why: z.enum(['operator', 'shutdown', 'ladder']) }),
  'session.archived': z.object({ session: SessionId, endedAt: Instant, recordings: z.number().int() }),
  'session.go-refused': z.object({
    session: SessionId,
    to: z.enum(['live', 'rehearsing']),
    missing: z.array(Check),
  }),
  /** A studio that started while its room was out: nothing is known of the time between. */
  'session.adopted': z.object({ session: SessionId, blindFrom: Instant, blindTo: Instant }),
  'session.safe-scene': z.object({ on: z.boolean(), why: z.enum(['operator', 'ladder']) }),
  'output.seen': z.object({
    output: z.enum(['stream', 'virtual-camera', 'record']),
    active: z.boolean(),
    /** False where nobody asked the studio for it: somebody did it in OBS. */
    asked: z.boolean(),
  }),
} as const
