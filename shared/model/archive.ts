import { z } from 'zod'
import { Instant, RecordingId, SessionId, Sha256 } from './ids.ts'

export const Recording = z.object({
  id: RecordingId,
  session: SessionId,
  /** File name inside the session's folder, or an absolute path where OBS kept it elsewhere. */
  file: z.string(),
  sha256: Sha256.nullable(),
  bytes: z.number().int().nonnegative(),
  seconds: z.number().nonnegative().nullable(),
  startedAt: Instant,
  endedAt: Instant.nullable(),
  keptUntil: Instant.nullable(),
  state: z.enum(['running', 'kept', 'missing']),
})
export type Recording = z.infer<typeof Recording>

export const archiveBodies = {
  'recording.started': z.object({ recording: RecordingId, session: SessionId }),
  'recording.stopped': z.object({ recording: RecordingId, file: z.string() }),
  'recording.kept': z.object({
    recording: RecordingId,
    file: z.string(),
    sha256: Sha256,
    bytes: z.number().int(),
    seconds: z.number().nullable(),
    tracks: z.object({ picture: z.boolean(), sound: z.boolean() }).nullable().default(null),
    keptUntil: Instant,
  }),
  'recording.missing': z.object({ recording: RecordingId, file: z.string(), why: z.string() }),
  /** A time in which the room was out and OBS did not record; `coveredBy` is what the second recorder has of it. */
  'recording.gap': z.object({
    session: SessionId,
    from: Instant,
    to: Instant,
    coveredBy: RecordingId.nullable(),
  }),
  'recording.delete-refused': z.object({ recording: RecordingId, keptUntil: Instant }),
} as const
