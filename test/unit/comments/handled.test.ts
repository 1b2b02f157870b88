import { describe, expect, it } from 'vitest'
import { actsOn } from '#electron/comments/read-acts.ts'
import { handledComments } from '#electron/comments/read-handled.ts'
import { HandledQuery } from '#shared/model/comment-views.ts'
import { type CommentRoom, testSession } from '#test/harness/comment-room.ts'
import { act, room } from './moderators.ts'

function handled({ ledger }: CommentRoom, query: Omit<Partial<HandledQuery>, 'by'> & { by?: string }) {
  const { comments, before } = handledComments(
    ledger.db,
    ledger.dataDir,
    HandledQuery.parse({ session: testSession, ...query }),
  )
  return { seqs: comments.map(({ seq }) => seq), before }
}

describe('what one has handled', () => {
  it('is the whole session’s, newest first and page by page, whatever came after', async () => {
    using desk = await room(...Array.from({ length: 9 }, (_, n) => `蠢货 ${n}`))
    act(desk, [0, 2, 4, 6, 8], { kind: 'hide' })
    act(desk, [1, 3], { kind: 'hide' }, { by: 'supervisor' })
    expect(handled(desk, { by: 'operator', limit: 2 })).toEqual({ seqs: [8, 6], before: 6 })
    expect(handled(desk, { by: 'operator', limit: 2, before: 6 })).toEqual({ seqs: [4, 2], before: 2 })
    expect(handled(desk, { by: 'operator', limit: 2, before: 2 })).toEqual({ seqs: [0], before: null })
    expect(handled(desk, { by: 'supervisor' }).seqs).toEqual([3, 1])
    expect(handled(desk, {}).seqs).toEqual([8, 6, 4, 3, 2, 1, 0])
  })

  it('is what still stands: not what was refused or taken back, and each comment once', async () => {
    using desk = await room('你个蠢货', '杯子裂了', '裂了，蠢')
    act(desk, [0, 1, 2], { kind: 'hide' })
    act(desk, [0], { kind: 'escalate' }, { ground: 'unsure' })
    expect(handled(desk, { by: 'operator' }).seqs).toEqual([2, 0])
    const entry = actsOn(desk.ledger.db, 2).at(-1)?.entry ?? 0
    desk.ledger.run('moderation.undo', { entry, comment: 2, note: '' }, 'operator')
    expect(handled(desk, { by: 'operator' }).seqs).toEqual([0])
    expect(handled(desk, { by: 'operator', session: 'another' as HandledQuery['session'] }).seqs).toEqual([])
  })
})
