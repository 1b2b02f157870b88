import { describe, expect, it } from 'vitest'
import { keptComments } from '#electron/comments/read-kept.ts'
import { commentViews } from '#electron/studio/comments/comment-view.ts'
import { RecentComments } from '#electron/studio/comments/recent-comments.ts'
import type { IncomingAct } from '#shared/model/comments.ts'
import { type CommentRoom, deletion, incoming, openCommentRoom } from '#test/harness/comment-room.ts'
import { noon, shippedPack } from '#test/harness/studio-ledger.ts'

const known = { platform: 'demo', id: 'x', sentAt: noon, receivedAt: noon, extras: {} }
const muted: IncomingAct = { ...known, kind: 'user-muted', userId: 'user-1', userName: '', seconds: null }
const cleared: IncomingAct = { ...known, kind: 'all-cleared' }

/** What each comment of the record shows of the platform's page, read anew as after a reload. */
function shown({ ledger }: CommentRoom) {
  const views = commentViews(
    ledger.db,
    keptComments(ledger.db, ledger.dataDir, 0, 99),
    shippedPack.moderation,
  )
  return views.map(({ onPlatform }) =>
    onPlatform.map(({ what, source, adverse, own }) =>
      [what, source, adverse ? 'adverse' : 'plain', own ? 'own' : 'not approved'].join(' '),
    ),
  )
}

describe('what was done on the platform’s own page', () => {
  it('is shown at the comment that it deleted, and says whether that took an adverse evaluation away', async () => {
    using room = openCommentRoom()
    await room.say(incoming('a', '裂了'), incoming('b', '多少钱'), incoming('c', '几号发'))
    await room.say(deletion('a'), deletion('b'))
    expect(shown(room)).toEqual([
      ['deletion demo adverse not approved'],
      ['deletion demo plain not approved'],
      [],
    ])
    expect(room.ledger.differing()).toEqual([])
  })

  it('is told again with its comment, where the deletion came first', async () => {
    using room = openCommentRoom()
    await room.say(deletion('late'))
    await room.say(incoming('a', '多少钱'), incoming('late', '裂了'))
    await room.say(incoming('b', '几号发'))
    expect(shown(room)).toEqual([[], ['deletion demo adverse not approved'], []])
    const external = room.ledger.entries().filter(({ kind }) => kind === 'moderation.external')
    expect(external.map(({ body }) => body)).toMatchObject([
      { comment: null, flagged: false },
      { comment: { text: '裂了' }, flagged: true },
    ])
  })

  it('is shown at what a user had written before they were silenced, and at nobody else’s', async () => {
    using room = openCommentRoom()
    const before = room.ledger.now - 10
    await room.say(
      incoming('a', '裂了', { receivedAt: before }),
      incoming('b', '多少钱', { receivedAt: before, userId: 'user-2' }),
    )
    await room.say(muted)
    await room.say(incoming('c', '又能写了', { receivedAt: room.ledger.now + 60_000 }))
    expect(shown(room)).toEqual([['user-muted demo adverse not approved'], [], []])
  })

  it('is shown at everything that a clearing took, and told to whoever follows', async () => {
    using room = openCommentRoom()
    const before = room.ledger.now - 10
    await room.say(
      incoming('a', '裂了', { receivedAt: before }),
      incoming('b', '多少钱', { receivedAt: before }),
    )
    await room.say(cleared)
    await room.say(incoming('c', '还在吗', { receivedAt: room.ledger.now + 60_000 }))
    expect(shown(room)).toEqual([
      ['all-cleared demo adverse not approved'],
      ['all-cleared demo plain not approved'],
      [],
    ])
    const recent = new RecentComments(0)
    recent.add(room.kept)
    const concerned = (kind: string) =>
      room.ledger.entries().flatMap((entry) => (entry.kind === kind ? recent.concerned(entry) : []))
    expect(concerned('moderation.external').map(({ id }) => id)).toEqual(['a', 'b'])
    expect(concerned('comment.batch')).toEqual([])
  })
})
