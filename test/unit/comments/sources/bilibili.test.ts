import { expect, test } from 'vitest'
import { openBilibili } from '#electron/comments/sources/bilibili/source.ts'
import type { Source } from '#electron/comments/sources/source.ts'
import { BilibiliServer, danmaku, packet } from '#test/harness/bilibili-server.ts'
import { ManualClock } from '../../obs/manual-clock.ts'
import { Gathered } from './gathered.ts'

type Room = AsyncDisposable & {
  server: BilibiliServer
  gathered: Gathered
  clock: ManualClock
  source: Source
}

async function room(change: Partial<Parameters<typeof openBilibili>[0]> = {}): Promise<Room> {
  const server = await BilibiliServer.start()
  return roomOn(server, change)
}

function roomOn(server: BilibiliServer, change: Partial<Parameters<typeof openBilibili>[0]> = {}): Room {
  const gathered = new Gathered()
  const clock = new ManualClock()
  const source = openBilibili(
    {
      name: 'room',
      appId: BilibiliServer.appId,
      key: BilibiliServer.key,
      identityCode: BilibiliServer.identityCode,
      api: server.api,
      ...change,
    },
    gathered,
    gathered.surroundings(clock),
  )
  return {
    server,
    gathered,
    clock,
    source,
    async [Symbol.asyncDispose]() {
      await source.close()
      await server[Symbol.asyncDispose]()
    },
  }
}

const facts = (gathered: Gathered) => gathered.facts.map(({ fact }) => fact)

async function connected({ gathered }: Room, times = 1): Promise<void> {
  await gathered.until(() => gathered.of('connected').length === times, 'connection')
}

test('comments come in plain, zlib and brotli frames, several packets in one', async () => {
  await using it = await room()
  await connected(it)
  it.server.send([danmaku('1', '昨天到的杯子今天就裂了')])
  it.server.send([danmaku('2', '二'), danmaku('3', '三')], 2)
  it.server.send([danmaku('4', '四'), danmaku('5', '五'), danmaku('6', '六')], 3)
  it.server.sendRaw(Buffer.concat([packet(3, Buffer.alloc(4), 1), packet(5, json(danmaku('7', '七')), 0)]))
  await it.gathered.until(() => it.gathered.messages.length === 7, 'comments')
  expect(it.gathered.comments[0]).toEqual({
    kind: 'comment',
    platform: 'bilibili',
    id: '1',
    userId: 'open-1',
    userName: '小王',
    text: '昨天到的杯子今天就裂了',
    sentAt: 1_700_000_000_000,
    receivedAt: it.clock.now(),
    repairs: [],
    extras: { picture: false, guardLevel: 0, medal: '牌子', medalLevel: 3, admin: false },
  })
  expect(it.gathered.texts.slice(1).join('')).toBe('二三四五六七')
})

test('a super chat is a comment with its price; its deletion names the same message', async () => {
  await using it = await room()
  await connected(it)
  const user = { open_id: 'open-2', uname: '大方', timestamp: 1_700_000_000 }
  it.server.send([
    {
      cmd: 'LIVE_OPEN_PLATFORM_SUPER_CHAT',
      data: { ...user, message_id: 77, message: '求尺码', rmb: 30, msg_id: 'm' },
    },
    { cmd: 'LIVE_OPEN_PLATFORM_SUPER_CHAT_DEL', data: { room_id: 1, message_ids: [77], msg_id: 'n' } },
    { cmd: 'LIVE_OPEN_PLATFORM_SEND_GIFT', data: { ...user, gift_name: '小花花', gift_num: 1 } },
  ])
  await it.gathered.until(() => it.gathered.messages.length === 2, 'messages')
  const [superChat, deletion] = it.gathered.messages
  expect([superChat?.kind, superChat?.extras.paidYuan]).toEqual(['comment', 30])
  expect(deletion).toMatchObject({ kind: 'deletion', messageId: superChat?.id })
})

test('project and socket are kept alive each 20 s, and the run is ended when the source is closed', async () => {
  const it = await room()
  await connected(it)
  for (let n = 1; n <= 4; n += 1) {
    it.clock.advance(20_000)
    const seen = () => it.server.count('/v2/app/heartbeat') >= n && it.server.socketHeartbeats >= n + 1
    await it.server.until(seen, 'heartbeats')
    await it.gathered.until(() => true, 'turn')
  }
  await it.source.close()
  expect(it.server.calls.at(-1)).toEqual({
    path: '/v2/app/end',
    body: { app_id: BilibiliServer.appId, game_id: 'game-1' },
  })
  expect(facts(it.gathered).at(-1)).toBe('ended')
  expect(it.clock.pending).toBe(0)
  await it.server[Symbol.asyncDispose]()
})

test('a lost connection comes back by itself: the old run is ended first, and the gap is said', async () => {
  await using it = await room()
  await connected(it)
  it.server.send([danmaku('1', '一')])
  await it.gathered.until(() => it.gathered.messages.length === 1, 'comment')
  const heardAt = it.clock.now()
  it.clock.advance(7_000)
  it.server.dropConnections()
  await it.gathered.until(() => it.gathered.of('lost').length === 1, 'loss')
  it.clock.advance(500)
  await connected(it, 2)
  expect(it.gathered.of('missed')[0]).toMatchObject({ from: heardAt, to: it.clock.now(), certain: false })
  it.server.send([danmaku('1', '一'), danmaku('2', '二')])
  await it.gathered.until(() => it.gathered.messages.length === 2, 'comment')
  expect(it.gathered.texts).toEqual(['一', '二'])
})

test('a line that died without a word is noticed by its heartbeats', async () => {
  await using it = await room()
  await connected(it)
  await it.server.until(() => it.server.socketHeartbeats === 1, 'heartbeat')
  it.server.says.answersHeartbeats = false
  it.clock.advance(80_000)
  await it.gathered.until(() => it.gathered.of('lost').length === 1, 'loss')
  expect(it.gathered.of('lost')[0]?.why).toBe('no answer to heartbeats')
})

test('a run that the platform has forgotten is started anew', async () => {
  await using it = await room()
  await connected(it)
  it.server.forgetRun()
  it.clock.advance(20_000)
  await it.gathered.until(() => it.gathered.of('lost').length === 1, 'loss')
  it.clock.advance(0)
  await connected(it, 2)
  expect(it.server.count('/v2/app/start')).toBe(2)
})

test('the end of the interaction is a loss, and another run is tried', async () => {
  await using it = await room()
  await connected(it)
  it.server.send([{ cmd: 'LIVE_OPEN_PLATFORM_INTERACTION_END', data: { game_id: 'another', timestamp: 1 } }])
  it.server.send([{ cmd: 'LIVE_OPEN_PLATFORM_INTERACTION_END', data: { game_id: 'game-1', timestamp: 1 } }])
  await it.gathered.until(() => it.gathered.of('lost').length === 1, 'loss')
  it.clock.advance(500)
  await connected(it, 2)
})

test.each([
  ['a wrong identity code', { identityCode: 'WRONG' }, '身份码'],
  ['a wrong secret', { key: { id: BilibiliServer.key.id, secret: 'wrong-secret' } }, '4002'],
  ['a project without the right', { appId: 1 }, '8002'],
])('%s is said in words, tried again slowly, and no secret is in them', async (_name, change, word) => {
  await using it = await room(change)
  await it.gathered.until(() => it.gathered.of('refused').length === 1, 'refusal')
  expect(it.gathered.of('refused')[0]?.said.zh).toContain(word)
  expect(it.server.count('/v2/app/start')).toBeLessThanOrEqual(1)
  const calls = it.server.nonces.size
  it.clock.advance(59_000)
  expect(it.server.nonces.size).toBe(calls)
  const told = JSON.stringify([it.gathered.facts, it.gathered.lines])
  for (const secret of ['wrong-secret', BilibiliServer.key.secret, BilibiliServer.identityCode, 'WRONG'])
    expect(told).not.toContain(secret)
})

test('a room whose last game is still being settled is tried again after ten seconds', async () => {
  const server = await BilibiliServer.start()
  server.says.codes.set('/v2/app/start', 7001)
  await using it = roomOn(server)
  await it.gathered.until(() => it.gathered.of('lost').length === 1, 'loss')
  server.says.codes.clear()
  it.clock.advance(9_999)
  expect(server.count('/v2/app/start')).toBe(1)
  it.clock.advance(1)
  await connected(it)
})

test('an authentication that is refused is a loss that names it', async () => {
  const server = await BilibiliServer.start()
  server.says.authCode = -101
  await using it = roomOn(server)
  await it.gathered.until(() => it.gathered.of('lost').length === 1, 'loss')
  expect(it.gathered.of('lost')[0]?.why).toBe('authentication refused: -101')
  server.says.authCode = 0
  it.clock.advance(500)
  await connected(it)
})

test('malformed frames are counted and cost nothing else', async () => {
  await using it = await room()
  await connected(it)
  const good = packet(5, json(danmaku('good', '好')), 0)
  const bomb = packet(5, Buffer.from('not zlib at all'), 2)
  const nested = packet(5, packet(5, Buffer.from('x'), 2), 2)
  it.server.sendRaw(Buffer.from('short'))
  it.server.sendRaw(Buffer.concat([good, Buffer.from([0, 0, 0, 255])]))
  it.server.sendRaw(bomb)
  it.server.sendRaw(nested)
  it.server.sendRaw(packet(5, Buffer.from('{"cmd":'), 0))
  it.server.sendRaw(packet(5, Buffer.from('{"cmd":"LIVE_OPEN_PLATFORM_DM","data":{"msg":5}}'), 0))
  it.server.sendRaw(packet(5, json(danmaku('', 'no id')), 0))
  it.server.send([danmaku('last', '完')])
  await it.gathered.until(() => it.gathered.messages.length === 2, 'comments')
  it.clock.advance(1_000)
  expect([it.gathered.texts, it.gathered.dropped('malformed')]).toEqual([['好', '完'], 7])
  expect(it.gathered.of('lost')).toEqual([])
})

test('a comment of a megabyte is cut and says so; lone surrogates and markup are no trouble', async () => {
  await using it = await room()
  await connected(it)
  it.server.send([danmaku('big', '破'.repeat(1_000_000))], 3)
  it.server.sendRaw(
    packet(5, Buffer.from(JSON.stringify(danmaku('lone', 'x')).replace('"x"', '"\\ud800!"')), 0),
  )
  it.server.send([danmaku('markup', '<b>', { uname: '<script>\u202E</script>' })])
  await it.gathered.until(() => it.gathered.messages.length === 3, 'comments')
  const [big, lone, markup] = it.gathered.comments
  expect([big?.text.length, big?.repairs]).toEqual([
    10_000,
    [{ field: 'text', what: 'cut', lengthBefore: 1_000_000 }],
  ])
  expect([lone?.text, lone?.repairs[0]?.what]).toEqual(['\ufffd!', 'ill-formed'])
  expect([markup?.text, markup?.userName]).toEqual(['<b>', '<script>\u202E</script>'])
})

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value))
}
