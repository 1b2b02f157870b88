import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Identities } from '#electron/comments/identities.ts'
import { batchOf } from '#electron/comments/read.ts'
import { keptComment, keptComments } from '#electron/comments/read-kept.ts'
import { commentFolder } from '#electron/comments/segment-folder.ts'
import {
  deletion,
  incoming,
  noModel,
  openCommentRoom,
  testSecret,
  testSession,
} from '#test/harness/comment-room.ts'
import { testRoom } from '#test/harness/studio-ledger.ts'

const folderOf = (dataDir: string) => commentFolder(dataDir, testSession)
const firstSegment = (dataDir: string) => join(folderOf(dataDir), '0001.jsonl')

describe('comments', () => {
  it('are read back as they came, in order, each under its own seq', async () => {
    using room = openCommentRoom()
    await room.say(incoming('a', '好看'), incoming('b', '杯子裂了，退钱'))
    await room.say(incoming('c', '<b>666</b>\u202e'))
    const { db, dataDir } = room.ledger
    const read = keptComments(db, dataDir, 0, 10)
    expect(read.map(({ seq, id, text }) => [seq, id, text])).toEqual([
      [0, 'a', '好看'],
      [1, 'b', '杯子裂了，退钱'],
      [2, 'c', '<b>666</b>\u202e'],
    ])
    expect(room.kept).toEqual(read)
    expect(keptComment(db, dataDir, 3)).toBeNull()
  })

  it('are committed by one entry a batch, which counts what they are and names those that are guarded', async () => {
    using room = openCommentRoom()
    await room.say(incoming('a', '好看'), incoming('b', '裂了'), incoming('c', '呵呵'), incoming('d', '666'))
    const batch = room.ledger.entries().at(-1)
    expect(batch).toMatchObject({
      kind: 'comment.batch',
      session: testSession,
      body: {
        segment: '0001',
        offset: 0,
        count: 4,
        first: 0,
        tally: { adverse: 1, favourable: 1, none: 2, unknown: 0 },
        guarded: [
          { seq: 1, evaluation: 'adverse' },
          { seq: 2, evaluation: 'doubtful' },
        ],
      },
    })
    expect(room.ledger.differing()).toEqual([])
  })

  it('have nowhere the platform’s own id of their user, but sealed', async () => {
    using room = openCommentRoom()
    await room.say(incoming('a', '好看', { userId: 'uid-4711' }))
    const folder = folderOf(room.ledger.dataDir)
    for (const name of readdirSync(folder))
      expect(readFileSync(join(folder, name), 'utf8')).not.toContain('4711')
    const user = room.kept[0]?.user ?? ''
    expect(new Identities(folder, testRoom.id, testSecret).idOf(user)).toEqual({
      platform: 'demo',
      userId: 'uid-4711',
    })
    expect(new Identities(folder, testRoom.id, new Uint8Array(32)).idOf(user)).toBeNull()
  })

  it('of one user have one hash in a room, and another one in another room', async () => {
    const hashIn = (room: string, secret = testSecret) =>
      new Identities('/nowhere', room as typeof testRoom.id, secret).userOf('demo', 'uid-1')
    expect(hashIn('one')).toBe(hashIn('one'))
    expect(hashIn('one')).not.toBe(hashIn('other'))
    expect(hashIn('one')).not.toBe(hashIn('one', new Uint8Array(32)))
    expect(hashIn('one')).toMatch(/^[0-9a-f]{20}$/)
  })

  it('that are no Unicode are mended before they are kept', async () => {
    using room = openCommentRoom()
    await room.say(incoming('a', 'a\ud800b', { userName: '\udfff' }))
    expect(room.kept[0]).toMatchObject({ text: 'a\ufffdb', name: '\ufffd' })
    expect(keptComment(room.ledger.db, room.ledger.dataDir, 0)).toEqual(room.kept[0])
  })

  it('without a model are kept all the same, of unknown class', async () => {
    using room = openCommentRoom({ classifier: noModel })
    await room.say(incoming('a', '打我电话 13812345678'))
    expect(room.kept[0]?.class).toMatchObject({
      evaluation: 'unknown',
      adverse: null,
      seen: ['personal-data'],
    })
    expect(room.ledger.entries().at(-1)?.body).toMatchObject({ tally: { unknown: 1 }, guarded: [] })
  })

  it('that a user writes again and again are counted', async () => {
    using room = openCommentRoom()
    await room.say(...['a', 'b', 'c'].map((id) => incoming(id, '点我')))
    await room.say(incoming('d', '点我', { userId: 'somebody else' }))
    expect(room.kept.map((one) => one.class.repeats)).toEqual([0, 1, 2, 0])
  })
})

describe('a platform that sends again', () => {
  it('is told that it was kept, and it is kept once; also after a restart', async () => {
    using room = openCommentRoom()
    await room.say(incoming('a', '一'), incoming('a', '一'))
    await room.reopen()
    await room.say(incoming('a', '一'), incoming('b', '二'))
    expect(room.kept.map(({ id }) => id)).toEqual(['a', 'b'])
    expect(room.notes).toMatchObject([
      { fact: 'dropped', why: 'repeated', count: 1 },
      { fact: 'dropped', why: 'repeated', count: 1 },
    ])
  })
})

describe('what is sent again and again', () => {
  it('is said at once, then once a minute, by source, and what is left at the end', async () => {
    using room = openCommentRoom()
    const again = () => room.say(incoming('a', '一'))
    await again()
    await again()
    await again()
    await room.pipeline.take('another', [incoming('a', '一')])
    expect(room.notes).toMatchObject([
      { source: 'demo', count: 1 },
      { source: 'another', count: 1 },
    ])
    room.ledger.now += 60_000
    await again()
    expect(room.notes.at(-1)).toMatchObject({ source: 'demo', count: 2 })
    await again()
    await room.pipeline.close()
    expect(room.notes.at(-1)).toMatchObject({ source: 'demo', count: 1 })
  })
})

describe('the commit', () => {
  it('whose answer is lost is asked for again, and happened once', async () => {
    using room = openCommentRoom({ answers: new Map([[1, 'lost-after']]) })
    await room.say(incoming('a', '一'))
    await room.say(incoming('b', '二'))
    expect(room.ledger.kinds().filter((kind) => kind === 'comment.batch')).toHaveLength(2)
    expect(keptComments(room.ledger.db, room.ledger.dataDir, 0, 9).map(({ id }) => id)).toEqual(['a', 'b'])
  })

  it('that never gets an answer puts the pipeline in doubt; the next one goes on where the record ends', async () => {
    using room = openCommentRoom({
      answers: new Map([1, 2, 3, 4].map((n) => [n, n === 1 ? 'lost-after' : 'lost-before'] as const)),
    })
    await expect(room.say(incoming('a', '一'))).rejects.toThrow('not kept')
    expect(room.pipeline.inDoubt).toBe(true)
    await expect(room.say(incoming('b', '二'))).rejects.toThrow('read again')
    await room.reopen()
    await room.say(incoming('a', '一'), incoming('b', '二'))
    expect(keptComments(room.ledger.db, room.ledger.dataDir, 0, 9).map(({ id }) => id)).toEqual(['a', 'b'])
  })

  it('that is refused leaves nothing: its bytes are written over', async () => {
    using room = openCommentRoom({ answers: new Map([1, 2, 3, 4].map((n) => [n, 'lost-before'] as const)) })
    await expect(room.say(incoming('a', '一条很长很长很长很长的评论'))).rejects.toThrow()
    await room.reopen()
    expect(room.findings).toMatchObject([{ what: 'cut-off', segment: '0001', at: 0, comments: 1 }])
    await room.say(incoming('b', '二'))
    const { db, dataDir } = room.ledger
    expect(readFileSync(firstSegment(dataDir), 'utf8').trim().split('\n')).toHaveLength(1)
    expect(batchOf(db, 0)).toMatchObject({ offset: 0, count: 1 })
  })
})

describe('on start', () => {
  it('what lies beyond the committed end is cut off, at whatever byte it was torn', async () => {
    using room = openCommentRoom()
    const file = firstSegment(room.ledger.dataDir)
    await room.say(incoming('a', '一'))
    const one = readFileSync(file)
    await room.say(incoming('b', '二'))
    const two = readFileSync(file)
    for (let torn = 1; torn <= one.length; torn += 1) {
      writeFileSync(file, Buffer.concat([two, one.subarray(0, torn)]))
      await room.reopen()
      expect(readFileSync(file)).toEqual(two)
      expect(room.findings).toMatchObject([{ what: 'cut-off', at: two.length, bytes: torn }])
    }
    await room.say(incoming('c', '三'))
    expect(keptComments(room.ledger.db, room.ledger.dataDir, 0, 9).map(({ id }) => id)).toEqual([
      'a',
      'b',
      'c',
    ])
  })

  it('a segment that is shorter than its commits is left as evidence, and the next one begins', async () => {
    using room = openCommentRoom()
    await room.say(incoming('a', '一'))
    const file = firstSegment(room.ledger.dataDir)
    const size = readFileSync(file).length
    truncateSync(file, size - 3)
    await room.reopen()
    expect(room.findings).toEqual([{ what: 'damaged', segment: '0001', committed: size, found: size - 3 }])
    await room.say(incoming('b', '二'))
    expect(readFileSync(file).length).toBe(size - 3)
    expect(batchOf(room.ledger.db, 1)).toMatchObject({ segment: '0002', offset: 0 })
  })
})

describe('what was done on the platform’s page', () => {
  const filter = { filter: 'f-1', ground: 'advertising', words: ['加微'] }

  it('is recorded, and flagged where it took an adverse evaluation away', async () => {
    using room = openCommentRoom()
    await room.say(
      incoming('a', '裂了'),
      incoming('b', '666'),
      deletion('a'),
      deletion('b'),
      deletion('gone'),
    )
    const external = room.ledger.entries().filter(({ kind }) => kind === 'moderation.external')
    expect(external.map(({ body }) => body)).toMatchObject([
      { what: 'deletion', comment: { seq: 0, text: '裂了' }, adverse: 1, flagged: true },
      { what: 'deletion', comment: { seq: 1 }, adverse: 0, flagged: false },
      { what: 'deletion', comment: null, adverse: 0, flagged: false },
    ])
  })

  it('is found also where it was kept long ago', async () => {
    using room = openCommentRoom()
    await room.say(incoming('a', '裂了'))
    await room.reopen()
    await room.say(deletion('a'))
    expect(room.ledger.entries().at(-1)?.body).toMatchObject({ comment: { seq: 0 }, flagged: true })
  })

  it('is matched with the act of ours that it carries out', async () => {
    using room = openCommentRoom({ filters: [filter] })
    await room.say(incoming('a', '加微 领券'), deletion('a'))
    await room.say(deletion('a'))
    const entries = room.ledger.entries()
    const filtered = entries.find(({ kind }) => kind === 'moderation.filtered')
    expect(entries.at(-1)?.body).toMatchObject({ acted: filtered?.seq, flagged: false })
  })

  it('to everybody counts every adverse evaluation of the session', async () => {
    using room = openCommentRoom()
    await room.say(incoming('a', '裂了'))
    const {
      kind: _,
      messageId: _m,
      userName: _u,
      ...known
    } = { ...deletion('x'), messageId: '', userName: '' }
    await room.say(incoming('b', '假的'), { ...known, kind: 'all-cleared' })
    expect(room.ledger.entries().at(-1)?.body).toMatchObject({
      what: 'all-cleared',
      adverse: 2,
      flagged: true,
    })
  })
})

describe('a keyword filter in force', () => {
  it('hides what it meets and spares what is or may be an adverse evaluation', async () => {
    using room = openCommentRoom({ filters: [{ filter: 'f-1', ground: 'advertising', words: ['加微'] }] })
    await room.say(incoming('a', '加 微 领券'), incoming('b', '裂了，加微退钱'), incoming('c', '666'))
    const filtered = room.ledger.entries().find(({ kind }) => kind === 'moderation.filtered')
    expect(filtered?.body).toMatchObject({ hidden: [{ seq: 0 }], spared: [1] })
    expect(room.kept.map((one) => one.filter)).toEqual(['f-1', 'f-1', null])
  })
})
