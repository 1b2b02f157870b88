import { describe, expect, it } from 'vitest'
import { actsOn } from '#electron/comments/read-acts.ts'
import { handledComments } from '#electron/comments/read-handled.ts'
import { commentReport } from '#electron/comments/report.ts'
import { HandledQuery } from '#shared/model/comment-views.ts'
import type { Act } from '#shared/model/moderation.ts'
import { testSession } from '#test/harness/comment-room.ts'
import { refusalCode } from '#test/harness/studio-ledger.ts'
import { act, room, verdicts } from './moderators.ts'

describe('a moderator who orders comments', () => {
  it('may not put praise first and complaints last, and an order stands or falls as a whole', async () => {
    using desk = await room('杯子裂了', '好看', '666')
    const order: Act = { kind: 'reorder', place: 0 }
    expect(verdicts(act(desk, [1, 2, 0], order, { ground: 'answering' }))).toEqual([
      'refused',
      'refused',
      'refused',
    ])
    expect(verdicts(act(desk, [0, 2, 1], order, { ground: 'answering' }))).toEqual(['done', 'done', 'done'])
    expect(actsOn(desk.ledger.db, 2).at(-1)).toMatchObject({ kind: 'reorder', detail: '{"place":1}' })
  })

  it('puts advertising at the back and a question in front, and is refused for a complaint and for praise', async () => {
    using desk = await room('杯子裂了', '好看', '加微领券', '孕妇能用吗')
    expect(verdicts(act(desk, [0, 2], { kind: 'to-back' }, { ground: 'advertising' }))).toEqual([
      'refused',
      'done',
    ])
    const front = { ground: 'answering' }
    expect(verdicts(act(desk, [1, 3], { kind: 'to-front' }, front))).toEqual(['refused', 'done'])
    expect(desk.ledger.entries().at(-2)).toMatchObject({
      kind: 'moderation.refused',
      body: { act: { kind: 'to-front' }, comment: { text: '好看' }, code: 'moderation.ordering' },
    })
    expect(verdicts(act(desk, [3], { kind: 'to-back' }, { ground: 'advertising' }))).toEqual(['refused'])
    const { order } = commentReport(desk.ledger.db, testSession, [testSession], [])
    expect(order).toMatchObject({
      front: [{ comment: 3 }],
      back: [{ comment: 2 }],
      refused: [{ comment: 0 }, { comment: 1 }],
    })
    const { comments } = handledComments(
      desk.ledger.db,
      desk.ledger.dataDir,
      HandledQuery.parse({ session: testSession, kinds: ['to-front', 'to-back'] }),
    )
    expect(comments.map(({ seq }) => seq)).toEqual([3, 2])
    expect(desk.ledger.differing()).toEqual([])
  })

  it('puts only so many comments in front that evaluate nothing, also by one act on many', async () => {
    using desk = await room('1', '2', '3', '4', '5', '6')
    const answer = act(desk, [0, 1, 2, 3, 4, 5], { kind: 'to-front' }, { ground: 'answering' })
    expect(verdicts(answer)).toEqual(['done', 'done', 'done', 'done', 'done', 'waits'])
    expect(verdicts(act(desk, [5], { kind: 'to-front' }, { ground: 'answering' }))).toEqual(['refused'])
  })

  it('does not take a complaint from the front while something else stays there', async () => {
    using desk = await room('杯子裂了', '孕妇能用吗')
    act(desk, [0, 1], { kind: 'to-front' }, { ground: 'answering' })
    const undo = (comment: number) => {
      const entry = actsOn(desk.ledger.db, comment).at(-1)?.entry ?? 0
      return refusalCode(desk.ledger.run('moderation.undo', { entry, comment, note: '' }, 'operator'))
    }
    expect(undo(0)).toBe('moderation.ordering')
    expect(undo(1)).toBeNull()
    expect(undo(0)).toBeNull()
  })
})
