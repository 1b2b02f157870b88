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
    case 'comment.coverage':
    case 'comment.cut-off':
    case 'comment.damaged':
    case 'comment.model':
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
