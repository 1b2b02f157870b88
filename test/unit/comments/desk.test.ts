import { describe, expect, it } from 'vitest'
import { readAdverseCorpus } from '#electron/comments/adverse-corpus.ts'
import { tryFilter } from '#electron/comments/filter-trial.ts'
import { actsOn, waitingActs } from '#electron/comments/read-acts.ts'
import type { Act } from '#shared/model/moderation.ts'
import {
  type CommentRoom,
  incoming,
  noModel,
  openCommentRoom,
  testClassifier,
  testSession,
} from '#test/harness/comment-room.ts'
import { resourcesDir } from '#test/harness/studio.ts'
import { refusalCode, shippedPack } from '#test/harness/studio-ledger.ts'
import { act, answers, room, verdicts } from './moderators.ts'

const hide: Act = { kind: 'hide' }

describe('a moderator', () => {
  it('acts on many comments, and each is judged by itself', async () => {
    using desk = await room('你个蠢货', '杯子裂了', '杯子裂了，主播蠢', '呵呵')
    const answer = act(desk, [0, 1, 2, 3], hide)
    expect(verdicts(answer)).toEqual(['done', 'refused', 'waits', 'waits'])
    const entries = desk.ledger.entries().slice(-4)
    expect(entries.map(({ kind }) => kind)).toEqual([
      'moderation.acted',
      'moderation.refused',
      'moderation.asked',
      'moderation.asked',
    ])
    expect(entries[1]?.body).toMatchObject({
      comment: { text: '杯子裂了', evaluation: 'adverse' },
      ground: 'insult',
      groundSeen: false,
      pack: 'cn-live-2026.1',
      code: 'moderation.no-ground',
    })
    expect(desk.ledger.differing()).toEqual([])
  })

  it('is told who was there before', async () => {
    using desk = await room('你个蠢货', '裂了，蠢')
    act(desk, [0, 1], hide)
    const second = answers(act(desk, [0, 1], { kind: 'collapse' }, { by: 'supervisor' }))
    expect(second.map(({ said }) => said.zh)).toEqual([
      '已由operator处理：隐藏。',
      '已由operator处理：隐藏（等监督员批准）。',
    ])
    expect(desk.ledger.kinds().at(-1)).toBe('moderation.asked')
  })

  it('mutes a user once, however many of their comments were chosen', async () => {
    using desk = openCommentRoom()
    await desk.say(incoming('a', '蠢'), incoming('b', '蠢货'))
    const answer = act(desk, [0, 1], { kind: 'mute', seconds: 60 })
    expect(verdicts(answer)).toEqual(['done', 'refused'])
    expect(verdicts(act(desk, [1], { kind: 'block' }))).toEqual(['refused'])
  })

  it('needs a supervisor to mute somebody who complained in another comment', async () => {
    using desk = openCommentRoom()
    await desk.say(incoming('a', '杯子裂了'), incoming('b', '蠢货'))
    expect(verdicts(act(desk, [1], { kind: 'mute', seconds: 60 }))).toEqual(['waits'])
  })

  it('cannot mute nobody', async () => {
    using desk = openCommentRoom()
    await desk.say(incoming('a', '蠢货', { userId: '' }))
    expect(answers(act(desk, [0], { kind: 'block' }))[0]?.said.en).toContain('does not say who wrote this')
  })

  it('may cover an insult as long as the complaint is still read', async () => {
    using desk = await room('杯子裂了，主播蠢')
    const cover: Act = { kind: 'redact', spans: [{ from: 7, to: 8 }] }
    expect(verdicts(act(desk, [0], cover, { left: { evaluation: 'none', adverse: 0 } }))).toEqual(['refused'])
    expect(verdicts(act(desk, [0], cover, { left: { evaluation: 'adverse', adverse: 0.9 } }))).toEqual([
      'done',
    ])
  })

  it('without a model needs a supervisor for every act that hides', async () => {
    using desk = openCommentRoom({ classifier: noModel })
    await desk.say(incoming('a', '666'))
    expect(verdicts(act(desk, [0], hide))).toEqual(['waits'])
  })

  it('must be one: an auditor is refused', async () => {
    using desk = await room('蠢')
    expect(refusalCode(act(desk, [0], hide, { by: 'auditor' }))).toBe('role-may-not')
  })
})

describe('what waits', () => {
  const settle = ({ ledger }: CommentRoom, approve: boolean, by: string) => {
    const [waiting] = waitingActs(ledger.db)
    if (waiting === undefined) throw new Error('nothing waits')
    const { entry, comment } = waiting
    return ledger.run('moderation.settle', { entry, comment, approve, note: '确有辱骂' }, by)
  }

  it('is done when another, supervising person approves', async () => {
    using desk = await room('裂了，蠢')
    act(desk, [0], hide)
    expect(refusalCode(settle(desk, true, 'operator'))).toBe('role-may-not')
    expect(refusalCode(settle(desk, true, 'supervisor'))).toBeNull()
    expect(desk.ledger.entries().at(-1)).toMatchObject({
      kind: 'moderation.approved',
      body: { comment: { text: '裂了，蠢' }, act: hide, ground: 'insult' },
    })
    expect(actsOn(desk.ledger.db, 0)).toMatchObject([
      { state: 'in-force', by_user: 'operator', approved_by: 'supervisor' },
    ])
    expect(refusalCode(settle2(desk))).toBe('moderation.not-waiting')
    expect(desk.ledger.differing()).toEqual([])
  })

  const settle2 = ({ ledger }: CommentRoom) => {
    const [first] = actsOn(ledger.db, 0)
    return ledger.run(
      'moderation.settle',
      { entry: first?.entry ?? 0, comment: 0, approve: true, note: '再批一次' },
      'owner',
    )
  }

  it('is not approved by the supervisor who asked for it', async () => {
    using desk = await room('裂了，蠢')
    act(desk, [0], hide, { by: 'supervisor' })
    expect(refusalCode(settle(desk, true, 'supervisor'))).toBe('second-person-needed')
    expect(refusalCode(settle(desk, true, 'owner'))).toBeNull()
  })

  it('is over when it is declined', async () => {
    using desk = await room('裂了，蠢')
    act(desk, [0], hide)
    expect(refusalCode(settle(desk, false, 'supervisor'))).toBeNull()
    expect(waitingActs(desk.ledger.db)).toEqual([])
    expect(verdicts(act(desk, [0], hide))).toEqual(['waits'])
  })
})

describe('undoing', () => {
  it('is an entry of its own, and the comment can be handled anew', async () => {
    using desk = await room('蠢')
    act(desk, [0], hide)
    const [first] = actsOn(desk.ledger.db, 0)
    const undo = () =>
      desk.ledger.run(
        'moderation.undo',
        { entry: first?.entry ?? 0, comment: 0, note: '看错了' },
        'supervisor',
      )
    expect(refusalCode(undo())).toBeNull()
    expect(desk.ledger.kinds().at(-1)).toBe('moderation.undone')
    expect(refusalCode(undo())).toBe('moderation.nothing-to-undo')
    expect(verdicts(act(desk, [0], hide))).toEqual(['done'])
  })
})

describe('a keyword filter', () => {
  const trialOf = ({ ledger }: CommentRoom, words: readonly string[]) =>
    tryFilter(
      {
        db: ledger.db,
        dataDir: ledger.dataDir,
        pack: shippedPack.moderation,
        normalise: testClassifier.normalise,
        corpus: readAdverseCorpus(resourcesDir),
      },
      words,
      testSession,
    )

  const set = (desk: CommentRoom, words: readonly string[]) => {
    const found = trialOf(desk, words)
    const part = (one: (typeof found)['session']) => ({ ...one, examples: [...one.examples] })
    const trial = { session: part(found.session), earlier: part(found.earlier), corpus: part(found.corpus) }
    return desk.ledger.run(
      'moderation.set-filter',
      { filter: 'f-1', words: [...words], ground: 'advertising', trial },
      'operator',
    )
  }

  it('that would hide a complaint of the corpus is refused, and shows which', async () => {
    using desk = await room('666')
    const answer = set(desk, ['退款'])
    expect(refusalCode(answer)).toBe('moderation.filter-hides-evaluations')
    expect(desk.ledger.entries().at(-1)).toMatchObject({ kind: 'moderation.filter-refused' })
    expect(JSON.stringify(desk.ledger.entries().at(-1)?.body)).toContain('退款申请一个月了没人理')
    expect(desk.ledger.kinds().at(-2)).toBe('moderation.filter-tried')
  })

  it('that would hide a complaint of this session is refused', async () => {
    using desk = await room('加微领券', '杯子裂了，加微聊')
    expect(trialOf(desk, ['加微']).session).toMatchObject({ looked: 2, hits: 2, adverse: 1 })
    expect(refusalCode(set(desk, ['加微']))).toBe('moderation.filter-hides-evaluations')
  })

  it('that hides none is set, and can be removed', async () => {
    using desk = await room('加微领券', '666')
    expect(refusalCode(set(desk, ['加微领']))).toBeNull()
    const remove = () => desk.ledger.run('moderation.remove-filter', { filter: 'f-1', note: '' }, 'operator')
    expect(refusalCode(remove())).toBeNull()
    expect(refusalCode(remove())).toBe('moderation.no-such-filter')
    expect(desk.ledger.differing()).toEqual([])
  })
})

describe('the corpus', () => {
  it('has at least two hundred comments, each once', () => {
    const corpus = readAdverseCorpus(resourcesDir)
    expect(corpus.length).toBeGreaterThanOrEqual(200)
    expect(new Set(corpus).size).toBe(corpus.length)
  })
})
