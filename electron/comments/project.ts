import type { commentBodies } from '#shared/model/comment-entries.ts'
import type { Written } from '../ledger/decision.ts'
import type { RowOp } from '../ledger/schema.ts'

export function projectComments(entry: Written<keyof typeof commentBodies>): readonly RowOp[] {
  switch (entry.kind) {
    case 'comment.batch':
      return projectBatch(entry)
    case 'comment.purged': {
      const row = { session: entry.body.session, at: entry.at }
      return [{ op: 'put', table: 'comment_purges', row }]
    }
    case 'comment.sources-set':
      return [sourcesSet(entry)]
    case 'comment.coverage':
      return lineOf(entry)
    case 'comment.cut-off':
    case 'comment.damaged':
    case 'comment.model':
      return []
  }
}

/** A studio without a room has sources as well: they are the next room's. */
function sourcesSet({ seq, room, body }: Written<'comment.sources-set'>): RowOp {
  const { sources, intakePort } = body
  const row = { room: room ?? '', sources: JSON.stringify(sources), intake_port: intakePort, set_seq: seq }
  return { op: 'put', table: 'comment_sources', row }
}

/** Whether a source's line stands: what was lost first counts until it is there again. */
function lineOf({ session, body }: Written<'comment.coverage'>): readonly RowOp[] {
  if (session === null) return []
  const key = { session, source: body.source }
  switch (body.fact) {
    case 'connected':
      return [{ op: 'put', table: 'comment_lines', row: { ...key, lost_at: null, ended_at: null } }]
    case 'lost':
      return [{ op: 'patch', table: 'comment_lines', key, set: { lost_at: body.at } }]
    case 'ended':
      return [{ op: 'patch', table: 'comment_lines', key, set: { ended_at: body.at } }]
    default:
      return []
  }
}

function projectBatch({ seq, session, body }: Written<'comment.batch'>): readonly RowOp[] {
  const { first, segment, offset, length, count, root, tally, guarded } = body
  const batch = { first, entry: seq, session, segment, offset, length, count, root, ...tally }
  return [
    { op: 'put', table: 'comment_batches', row: batch },
    ...guarded.map(
      (one): RowOp => ({
        op: 'put',
        table: 'guarded_comments',
        row: { seq: one.seq, session, user: one.user, standing: one.evaluation },
      }),
    ),
  ]
}
