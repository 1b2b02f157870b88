import { z } from 'zod'
import { RecordingId, SessionId } from '#shared/model/ids.ts'
import { EntryView, SessionView } from '#shared/model/views.ts'
import { procedure, Recorded } from './base.ts'

export const archive = {
  sessions: procedure.output(z.array(SessionView)),
  /** One session with its entries, oldest first, paged by `after`. */
  session: procedure
    .input(
      z.object({
        session: SessionId,
        after: z.number().int().default(-1),
        limit: z.number().int().max(500).default(200),
      }),
    )
    .output(z.object({ session: SessionView, entries: z.array(EntryView) })),
  /** Refused while the recording's time is not over; the refusal is recorded. */
  deleteRecording: procedure.input(z.object({ recording: RecordingId })).output(Recorded),
}
