import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isSigned, pushSignature } from '#electron/comments/sources/douyin/signature.ts'
import { DouyinPlatform, douyinComment } from '#test/harness/douyin-server.ts'
import { RelayRoom } from './relay-room.ts'

test("the platform's own example verifies, and one changed byte does not", () => {
  const headers = {
    'x-nonce-str': '123456',
    'x-timestamp': '456789',
    'x-roomid': '268',
    'x-msg-type': 'live_gift',
  }
  const signature = 'PDcKhdlsrKEJif6uMKD2dw=='
  expect(pushSignature(headers, Buffer.from('abc123你好'), '123abc')).toBe(signature)
  expect(isSigned({ ...headers, signature }, Buffer.from('abc123你好'), '123abc')).toBe(true)
  expect(isSigned({ ...headers, signature }, Buffer.from('abc123你号'), '123abc')).toBe(false)
  expect(isSigned({ ...headers, 'x-roomid': '269', signature }, Buffer.from('abc123你好'), '123abc')).toBe(
    false,
  )
})

test('what is pushed arrives in the room, with the keywords that it is limited to', async () => {
  await using it = new RelayRoom()
  const { relay: made, platform } = await it.relay()
  const { gathered, connected } = it.room(made)
  await connected()
  expect(await platform.comments('7001', ['1', '多少钱'], ['2', '杯子破了'])).toBe(200)
  await gathered.until(() => gathered.messages.length === 2, 'comments')
  expect(gathered.comments[0]).toEqual({
    kind: 'comment',
    platform: 'douyin',
    id: '1',
    userId: 'open-1',
    userName: '小王',
    text: '多少钱',
    sentAt: 1_700_000_000_000,
    receivedAt: it.clock.now(),
    repairs: [],
    extras: { relayedAt: it.clock.now() },
  })
  expect(gathered.of('partial')[0]?.keywords).toEqual(['多少钱', '破了'])
  expect(gathered.of('partial')[0]?.rule.zh).toContain('登记')
})

test('what came while no room was there is kept and fetched, each room its own, each comment once', async () => {
  await using it = new RelayRoom()
  const { relay: made, platform } = await it.relay()
  for (let n = 1; n <= 450; n += 1) await platform.comments('7001', [`${n}`, `第${n}`])
  await platform.comments('7002', ['other', '别的房间'])
  const { gathered } = it.room(made)
  await gathered.until(() => gathered.messages.length === 450, 'comments')
  expect(gathered.texts).toEqual(Array.from({ length: 450 }, (_, n) => `第${n + 1}`))
  expect(gathered.of('missed')).toEqual([])
})

test('nothing is acknowledged before it is durable, and what was not kept comes again', async () => {
  await using it = new RelayRoom()
  const { relay: made, platform } = await it.relay()
  const first = it.room(made)
  first.gathered.keeping = () => Promise.reject(new Error('disk full'))
  await first.connected()
  await platform.comments('7001', ['1', '一'], ['2', '二'])
  await first.gathered.until(() => first.gathered.of('lost').length === 1, 'loss')
  await it.close(first.source)
  const second = it.room(made)
  await second.gathered.until(() => second.gathered.messages.length === 2, 'comments')
  expect(second.gathered.texts).toEqual(['一', '二'])
})

test('a room that reconnects goes on where it was', async () => {
  await using it = new RelayRoom()
  const { relay: made, platform } = await it.relay()
  const { gathered, connected } = it.room(made)
  await connected()
  await platform.comments('7001', ['1', '一'])
  await gathered.until(() => gathered.messages.length === 1, 'comment')
  const port = made.port
  await it.close(made)
  await gathered.until(() => gathered.of('lost').length === 1, 'loss')
  const again = await it.relay(port)
  await again.platform.comments('7001', ['2', '二'])
  it.clock.advance(500)
  await gathered.until(() => gathered.messages.length === 2, 'comment')
  expect(gathered.texts).toEqual(['一', '二'])
})

test('the time in which the relay was not there is said, as the platform sends no comment again', async () => {
  await using it = new RelayRoom()
  const { relay: made, platform } = await it.relay()
  await platform.comments('7001', ['1', '一'])
  const from = it.clock.now()
  await it.close(made)
  it.clock.advance(90_000)
  const again = await it.relay()
  const { gathered } = it.room(again.relay)
  await gathered.until(() => gathered.of('missed').length === 1, 'gap')
  expect(gathered.of('missed')[0]).toMatchObject({ from, to: from + 90_000, certain: false })
  expect(gathered.texts).toEqual(['一'])
})

test.each([
  ['signed with another secret', { secret: 'another' }, 401, 'wrong-signature'],
  ['from ten minutes ago', { at: 400_000 }, 401, 'replayed'],
  ['without a time', { at: Number.NaN }, 401, 'replayed'],
] as const)('a push %s is refused, and the room is told', async (_name, change, status, why) => {
  await using it = new RelayRoom()
  const { relay: made, platform } = await it.relay()
  const { gathered, connected } = it.room(made)
  await connected()
  expect(await platform.send(platform.push('7001', [douyinComment('1', '一')], change))).toBe(status)
  it.clock.advance(5_000)
  await gathered.until(() => gathered.messages.length === 0, 'nothing')
  await platform.comments('7001', ['2', '二'])
  await gathered.until(() => gathered.texts.includes('二'), 'comment')
  it.clock.advance(1_000)
  expect([gathered.texts, gathered.dropped(why)]).toEqual([['二'], 1])
  expect(JSON.stringify([it.lines, gathered.facts, gathered.lines])).not.toContain(DouyinPlatform.secret)
})

test('a push that is played again is answered and taken once', async () => {
  await using it = new RelayRoom()
  const { relay: made, platform } = await it.relay()
  const { gathered, connected } = it.room(made)
  await connected()
  const push = platform.push('7001', [douyinComment('1', '一')])
  const statuses = await Promise.all([platform.send(push), platform.send(push)])
  expect([...statuses, await platform.send(push)]).toEqual([200, 200, 200])
  await gathered.until(() => gathered.messages.length === 1, 'comment')
  it.clock.advance(5_000)
  await platform.comments('7001', ['2', '二'])
  await gathered.until(() => gathered.texts.includes('二'), 'comment')
  it.clock.advance(1_000)
  expect([gathered.dropped('replayed'), gathered.dropped('repeated')]).toEqual([2, 0])
})

test('the same comment in two pushes is taken once; gifts are answered and never stored', async () => {
  await using it = new RelayRoom()
  const { relay: made, platform } = await it.relay()
  const { gathered, connected } = it.room(made)
  await connected()
  await platform.comments('7001', ['1', '一'])
  await platform.send(platform.push('7001', [{ msg_id: 'g', gift_num: 1 }], { type: 'live_gift' }))
  await platform.comments('7001', ['1', '一'], ['2', '二'])
  await gathered.until(() => gathered.messages.length === 2, 'comments')
  it.clock.advance(1_000)
  expect([gathered.texts, gathered.dropped('repeated'), gathered.dropped('malformed')]).toEqual([
    ['一', '二'],
    1,
    0,
  ])
})

test('pushes that are no comments are counted; ids of 19 digits stay apart; a megabyte is refused', async () => {
  await using it = new RelayRoom()
  const { relay: made, platform } = await it.relay()
  const { gathered, connected } = it.room(made)
  await connected()
  for (const payload of ['not json', '{"one":1}', [{ msg_id: 'x' }, douyinComment('ok', '好'), null]])
    expect(await platform.send(platform.push('7001', payload))).toBe(200)
  const numbers =
    '[{"msg_id":7345678901234567890,"content":"甲"},{"msg_id":7345678901234567891,"content":"\\ud800乙"}]'
  await platform.send(platform.push('7001', numbers))
  expect(await platform.send(platform.push('../../etc', [douyinComment('1', '一')]))).toBe(200)
  expect(await platform.send(platform.push('7001', 'x'.repeat(1_100_000)))).toBe(413)
  await gathered.until(() => gathered.messages.length === 3, 'comments')
  it.clock.advance(5_000)
  await platform.comments('7001', ['last', '末'])
  await gathered.until(() => gathered.texts.includes('末'), 'comment')
  it.clock.advance(1_000)
  expect(gathered.texts).toEqual(['好', '甲', '\ufffd乙', '末'])
  expect([gathered.dropped('malformed'), gathered.dropped('too-large')]).toEqual([5, 1])
  expect(readdirSync(join(it.folder, 'rooms'))).toEqual(['7001'])
})

test.each([
  ['a wrong token', { token: 'wrong-token' }, '令牌'],
  ['a room that the token may not read', { room: '9999' }, '直播间'],
])('%s is said in words, without the token', async (_name, change, word) => {
  await using it = new RelayRoom()
  const { relay: made } = await it.relay()
  const { gathered } = it.room(made, change)
  await gathered.until(() => gathered.of('refused').length === 1, 'refusal')
  expect(gathered.of('refused')[0]?.said.zh).toContain(word)
  expect(JSON.stringify([it.lines, gathered.facts, gathered.lines])).not.toMatch(
    /wrong-token|a-token-of-tests/,
  )
})

test('a room is fetched by one studio: the older one is told so', async () => {
  await using it = new RelayRoom()
  const { relay: made, platform } = await it.relay()
  const older = it.room(made)
  await older.connected()
  const newer = it.room(made)
  await newer.connected()
  await older.gathered.until(() => older.gathered.of('refused').length === 1, 'refusal')
  expect(older.gathered.of('refused')[0]?.said.en).toContain('Another studio')
  await platform.comments('7001', ['1', '一'])
  await newer.gathered.until(() => newer.gathered.messages.length === 1, 'comment')
  expect(older.gathered.messages).toEqual([])
})
