import { z } from 'zod'
import { archiveBodies } from '#shared/model/archive.ts'
import { commentBodies } from '#shared/model/comment-entries.ts'
import { guardBodies } from '#shared/model/guards.ts'
import { RecordingId } from '#shared/model/ids.ts'
import { moderationBodies } from '#shared/model/moderation.ts'
import { noticeBodies } from '#shared/model/notices.ts'
import { obsBodies } from '#shared/model/obs-changes.ts'
import { obsEndingBodies } from '#shared/model/obs-ending.ts'
import type { Pack } from '#shared/model/pack.ts'
import { probeBodies } from '#shared/model/probe.ts'
import { roomBodies } from '#shared/model/rooms.ts'
import { decideDeleteRecording } from '../../archive/decide.ts'
import { decideErase } from '../../archive/erase.ts'
import { recordingById } from '../../archive/read.ts'
import { type Draft, decided } from '../../ledger/decision.ts'
import { eraseState } from '../erase-state.ts'
import { personCommand, studioCommand } from './command.ts'

const {
  'comment.batch': _commit,
  'comment.purged': _purge,
  'comment.sources-set': _sources,
  ...commentFacts
} = commentBodies

/** What the studio saw and did by itself, as facts: nobody decides about them, they are only written down. */
const seenKinds = {
  ...guardBodies,
  ...noticeBodies,
  ...commentFacts,
  'moderation.outcome': moderationBodies['moderation.outcome'],
  'probe.qr-seen': probeBodies['probe.qr-seen'],
  ...obsBodies,
  'obs.ended': obsEndingBodies['obs.ended'],
  'obs.not-ended': obsEndingBodies['obs.not-ended'],
  'obs.other-studio': obsEndingBodies['obs.other-studio'],
  'obs.other-studio-gone': obsEndingBodies['obs.other-studio-gone'],
  'output.seen': roomBodies['output.seen'],
  'source.changed': roomBodies['source.changed'],
  'recording.started': archiveBodies['recording.started'],
  'recording.stopped': archiveBodies['recording.stopped'],
  'recording.kept': archiveBodies['recording.kept'],
  'recording.missing': archiveBodies['recording.missing'],
  'recording.gap': archiveBodies['recording.gap'],
} as const

export type SeenKind = keyof typeof seenKinds

const Seen = z.object({
  kind: z.enum(Object.keys(seenKinds) as [SeenKind, ...SeenKind[]]),
  body: z.unknown(),
})

const Erase = z.object({
  seqs: z.array(z.number().int().nonnegative()).min(1).max(10_000),
  reason: z.string().min(1).max(500),
})

export function studioCommands(pack: Pack) {
  return {
    'studio.record': studioCommand(z.object({ seen: z.array(Seen).min(1).max(1_000) }), (_db, { seen }) =>
      decided(
        seen.length,
        ...seen.map(({ kind, body }) => ({ kind, body: seenKinds[kind].parse(body) }) as Draft),
      ),
    ),
    'recording.delete': personCommand(
      'recording.delete',
      z.object({ recording: RecordingId }),
      (db, input, context) => {
        const recording = recordingById(db, input.recording)
        return decideDeleteRecording({ recording, cites: pack.retention.selling.cites }, input, context)
      },
    ),
    'ledger.erase': personCommand('ledger.erase', Erase, (db, input, context) =>
      decideErase(eraseState(db, input.seqs, pack), input, context),
    ),
  }
}
