import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { commentFolder } from '#electron/comments/segment-folder.ts'
import { nodePrimitives, verifyPath } from '#electron/ledger/verify-path.ts'
import { verifyCommentProof } from '#shared/ledger/comment-proof.ts'
import type { CommentView } from '#shared/model/comment-views.ts'
import { type SeatClient, startTestStudio, type TestStudio } from '#test/harness/studio.ts'

/** A studio in preflight, with the demo's comments coming in. */
async function commentingStudio(): Promise<TestStudio & { readonly operator: SeatClient }> {
  const started = await startTestStudio({ kind: 'none' })
  const operator = await started.signIn('he-yi')
  await operator.session.beginPreflight({ supervisor: null })
  return Object.assign(started, { operator })
}

/** The first comments that come, as many as asked for. */
async function firstComments(seat: SeatClient, wanted: number): Promise<CommentView[]> {
  const abort = new AbortController()
  const comments: CommentView[] = []
  for await (const { items } of await seat.comments.tail(
    { after: -1, backlog: 0 },
    { signal: abort.signal },
  )) {
    comments.push(...items)
    if (comments.length >= wanted) break
  }
  abort.abort()
  return comments
}

describe('comments in the studio', () => {
  it('come from their source through pipeline and ledger to the console, and are found, acted on and proved', {
    timeout: 60_000,
  }, async () => {
    await using room = await commentingStudio()
    const { operator } = room
    const comments = await firstComments(operator, 3)
    expect(comments.slice(0, 3).map(({ seq, source }) => [seq, source])).toEqual([
      [0, 'demo'],
      [1, 'demo'],
      [2, 'demo'],
    ])
    const session = room.studio.comments.session
    if (session === null) throw new Error('no session')

    const found = await operator.comments.search({ session, text: comments[1]?.text ?? '' })
    expect(found.comments.map(({ seq }) => seq)).toContain(1)

    const { answers } = await operator.comments.act({
      comments: [0, 999_999],
      act: { kind: 'reply', text: '欢迎' },
      ground: 'answering',
    })
    expect(answers).toMatchObject([
      { comment: 0, answer: 'done' },
      { comment: 999_999, answer: 'refused', entry: null },
    ])
    const again = await operator.comments.act({
      comments: [0],
      act: { kind: 'reply', text: '欢迎' },
      ground: 'answering',
    })
    expect(again.answers[0]?.said.zh).toContain('已由')

    const auditor = await room.signIn('su-qing')
    const proof = await auditor.comments.prove({ comment: 1 })
    const report = await verifyCommentProof(proof, nodePrimitives, room.studio.parts.vkey)
    expect(report).toMatchObject({ comment: { seq: 1 }, findings: [] })

    const sample = await auditor.comments.sample({ session, count: 2 })
    expect(sample.comments).toHaveLength(2)
    const counted = await auditor.comments.report({ session })
    expect(counted.received).toBeGreaterThanOrEqual(3)
    expect(counted.byGround).toEqual([{ kind: 'reply', ground: 'answering', state: 'in-force', count: 1 }])
    expect(room.faults).toEqual([])
  })

  it('say what an act came to on the platform, and the change is told to whoever follows', {
    timeout: 60_000,
  }, async () => {
    await using room = await commentingStudio()
    const { operator } = room
    await firstComments(operator, 1)
    await operator.comments.act({ comments: [0], act: { kind: 'reply', text: '欢迎' }, ground: 'answering' })
    for await (const { items } of await operator.comments.changes({ after: -1, backlog: 0 })) {
      const outcome = items.find(({ comment }) => comment.handling?.acts.some((act) => act.outcome !== null))
      if (outcome === undefined) continue
      expect(outcome.comment.handling?.acts[0]?.outcome?.zh).toContain('平台没有回复接口')
      break
    }
  })

  it('are not fetched while there is no session, and go on where they stood after a restart', {
    timeout: 60_000,
  }, async () => {
    await using room = await commentingStudio()
    await firstComments(room.operator, 2)
    await room.operator.session.endPreflight()
    await room.studio.refresh()
    expect(room.studio.comments.session).toBeNull()
    const { dataDir, studio } = room
    await studio.close()
    const report = await verifyPath(dataDir, { key: null, earlier: null })
    expect(report).toMatchObject({ found: 0 })
    expect(report.comments).toBeGreaterThanOrEqual(2)
    await using next = await startTestStudio({ kind: 'none' }, { dataDir })
    const seat = await next.signIn('he-yi')
    expect((await firstComments(seat, 2)).map(({ seq }) => seq).slice(0, 2)).toEqual([0, 1])
  })

  it('are judged for a filter over the room and over what ships', { timeout: 60_000 }, async () => {
    await using room = await commentingStudio()
    const { operator } = room
    await firstComments(operator, 1)
    const tried = await operator.comments.tryFilter({ words: ['退 款'], ground: 'insult' })
    expect(tried.words).toEqual(['退款'])
    expect(tried.corpus.adverse).toBeGreaterThan(3)
    expect(tried.refusal?.code).toBe('moderation.filter-hides-evaluations')
    await expect(operator.comments.setFilter({ words: ['退款'], ground: 'insult' })).rejects.toMatchObject({
      code: 'REFUSED',
    })
    const { filter } = await operator.comments.setFilter({ words: ['免费领皮肤'], ground: 'advertising' })
    for await (const event of await operator.comments.watch()) {
      const filters = event.value.filters
      if (filters?.some((one) => one.filter === filter)) break
    }
    await operator.comments.removeFilter({ filter })
    await expect(operator.comments.removeFilter({ filter })).rejects.toMatchObject({ code: 'REFUSED' })
    const auditor = await room.signIn('su-qing')
    await expect(
      auditor.comments.act({ comments: [0], act: { kind: 'hide' }, ground: 'insult' }),
    ).rejects.toMatchObject({ code: 'REFUSED' })
    expect((await auditor.comments.report({ session: null })).filters.length).toBeGreaterThanOrEqual(3)
  })

  it('of a session lie in a folder of their own', { timeout: 60_000 }, async () => {
    await using room = await commentingStudio()
    await firstComments(room.operator, 1)
    const { session } = room.studio.comments
    if (session === null) throw new Error('no session')
    expect(existsSync(commentFolder(room.dataDir, session))).toBe(true)
  })
})
