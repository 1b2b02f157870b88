import type { archiveBodies } from '#shared/model/archive.ts'
import type { Written } from '../ledger/decision.ts'
import type { Row, RowOp } from '../ledger/schema.ts'

export function projectArchive(entry: Written<keyof typeof archiveBodies>): readonly RowOp[] {
  switch (entry.kind) {
    case 'recording.started': {
      const row = {
        id: entry.body.recording,
        session: entry.body.session,
        file: '',
        sha256: null,
        bytes: 0,
        seconds: null,
        started_at: entry.at,
        ended_at: null,
        kept_until: null,
        state: 'running',
        started_seq: entry.seq,
      }
      return [{ op: 'put', table: 'recordings', row }]
    }
    case 'recording.stopped':
      return [patch(entry.body.recording, { file: entry.body.file, ended_at: entry.at })]
    case 'recording.kept': {
      const { recording, file, sha256, bytes, seconds, keptUntil } = entry.body
      return [patch(recording, { file, sha256, bytes, seconds, kept_until: keptUntil, state: 'kept' })]
    }
    case 'recording.missing':
      return [patch(entry.body.recording, { file: entry.body.file, state: 'missing' })]
    case 'recording.gap':
    case 'recording.delete-refused':
      return []
  }
}

function patch(id: string, set: Row): RowOp {
  return { op: 'patch', table: 'recordings', key: { id }, set }
}
