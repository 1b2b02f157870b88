import { expect, test } from 'vitest'
import type { Source } from '#electron/comments/sources/source.ts'
import { openTwitch, type TwitchOptions } from '#electron/comments/sources/twitch/source.ts'
import { freePort } from '#test/harness/free-port.ts'
import { TwitchServer } from '#test/harness/twitch-server.ts'
import { ManualClock } from '../../obs/manual-clock.ts'
import { Gathered } from './gathered.ts'

type Room = AsyncDisposable & { server: TwitchServer; gathered: Gathered; clock: ManualClock; source: Source }

async function room(change: Partial<TwitchOptions> = {}): Promise<Room> {
  const server = await TwitchServer.start()
  const gathered = new Gathered()
  const clock = new ManualClock()
  const { token, clientId } = TwitchServer
  const source = openTwitch(
    {
      name: 'room',
      channel: '#Room',
      login: { nick: 'fairlive', token },
      helix: { api: server.helix, clientId, token, broadcasterId: '1', moderatorId: '2' },
      server: server.irc,
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

async function connected({ gathered }: Room, times = 1): Promise<void> {
  await gathered.until(() => gathered.of('connected').length === times, 'connection')
}

test('a comment carries the ids, the name and the time that Twitch gives', async () => {
  await using it = await room()
  await connected(it)
  it.server.write('m-1', 'the cup broke: already?', { 'display-name': 'semi; colon \\', mod: '1' })
  await it.gathered.until(() => it.gathered.messages.length === 1, 'comment')
  expect(it.gathered.comments[0]).toEqual({
    kind: 'comment',
    platform: 'twitch',
    id: 'm-1',
    userId: '42',
    userName: 'semi; colon \\',
    text: 'the cup broke: already?',
    sentAt: 1_700_000_000_000,
    receivedAt: it.clock.now(),
    repairs: [],
    extras: { login: 'xiaowang', moderator: true },
  })
})

test('several lines of one frame come in their order: comments, deletions, time-outs, bans, a cleared chat', async () => {
  await using it = await room()
  await connected(it)
  it.server.send(
    '@id=a;user-id=1 :ann!a@a PRIVMSG #room :\u0001ACTION waves\u0001',
    '@login=ann;target-msg-id=a;tmi-sent-ts=1700000000001 :tmi.twitch.tv CLEARMSG #room :waves',
    '@ban-duration=600;target-user-id=1;tmi-sent-ts=1700000000002 :tmi.twitch.tv CLEARCHAT #room :ann',
    '@target-user-id=2;tmi-sent-ts=1700000000003 :tmi.twitch.tv CLEARCHAT #room :ben',
    '@tmi-sent-ts=1700000000004 :tmi.twitch.tv CLEARCHAT #room',
    '@id=n;login=cara;display-name=Cara;msg-id=resub :tmi.twitch.tv USERNOTICE #room :half a year!',
    '@login=dan;msg-id=sub :tmi.twitch.tv USERNOTICE #room',
    ':tmi.twitch.tv HOSTTARGET #room :x 1',
    '@id=p :ann!a@a PRIVMSG fairlive :a whisper is no comment',
  )
  await it.gathered.until(() => it.gathered.messages.length === 6, 'messages')
  expect(it.gathered.messages).toMatchObject([
    { kind: 'comment', id: 'a', text: 'waves', userName: 'ann', extras: { action: true } },
    { kind: 'deletion', messageId: 'a', userName: 'ann', sentAt: 1_700_000_000_001 },
    { kind: 'user-muted', userId: '1', userName: 'ann', seconds: 600 },
    { kind: 'user-muted', userId: '2', userName: 'ben', seconds: null },
    { kind: 'all-cleared' },
    { kind: 'comment', id: 'n', userName: 'Cara', text: 'half a year!', extras: { notice: 'resub' } },
  ])
})

test("the server's PING is answered, and a quiet server is asked whether it is there", async () => {
  await using it = await room()
  await connected(it)
  it.server.send('PING :tmi.twitch.tv')
  await it.server.until(() => it.server.heard.includes('PONG :tmi.twitch.tv'), 'PONG')
  it.clock.advance(30_000)
  await it.server.until(() => it.server.heard.includes('PING :fairlive'), 'PING')
  it.server.answers = false
  it.clock.advance(90_000)
  await it.gathered.until(() => it.gathered.of('lost').length === 1, 'loss')
  expect(it.gathered.of('lost')[0]?.why).toBe('no answer to pings')
})

test.each([
  ['RECONNECT', 'the server asked to reconnect'],
  ['ERROR :Closing link', 'the server closed the session'],
])('%s is heeded: another session is made, and the gap is said', async (line, why) => {
  await using it = await room()
  await connected(it)
  it.server.send(`:tmi.twitch.tv ${line}`)
  await it.gathered.until(() => it.gathered.of('lost').length === 1, 'loss')
  expect(it.gathered.of('lost')[0]?.why).toBe(why)
  it.clock.advance(500)
  await connected(it, 2)
  expect(it.gathered.of('missed')).toHaveLength(1)
  it.server.write('after', 'back')
  await it.gathered.until(() => it.gathered.texts.includes('back'), 'comment')
})

test('a dropped connection comes back by itself', async () => {
  await using it = await room()
  await connected(it)
  it.server.dropConnections()
  await it.gathered.until(() => it.gathered.of('lost').length === 1, 'loss')
  it.clock.advance(500)
  await connected(it, 2)
})

test('whoever has no login reads as a guest', async () => {
  await using it = await room({ login: null, helix: null })
  await connected(it)
  expect(it.server.heard).toContain('NICK justinfan10000')
  expect(it.server.heard.some((line) => line.startsWith('PASS'))).toBe(false)
  expect(it.source.moderation).toBeNull()
})

test.each([
  ['a token that is refused', { login: { nick: 'fairlive', token: 'stale-token' } }, '授权'],
  ['a channel that is suspended', { channel: 'suspended' }, '频道'],
])('%s is said in words, without the token', async (_name, change, word) => {
  await using it = await room(change)
  await it.gathered.until(() => it.gathered.of('refused').length === 1, 'refusal')
  expect(it.gathered.of('refused')[0]?.remedy.zh).toContain(word)
  expect(JSON.stringify([it.gathered.facts, it.gathered.lines])).not.toMatch(/stale-token|token-of-tests/)
})

test('a channel that does not answer is no connection', async () => {
  await using it = await room({ channel: 'nobody' })
  await it.server.until(() => it.server.heard.includes('JOIN #nobody'), 'JOIN')
  it.clock.advance(15_000)
  expect(it.gathered.of('lost')[0]?.why).toBe('the channel did not answer')
})

test('malformed lines are counted, and those around them come through', async () => {
  await using it = await room()
  await connected(it)
  it.server.send(
    '@id=1 :a!a@a PRIVMSG #room :one',
    '@@@@',
    ':only-a-prefix',
    '   ',
    '@id=2 :a!a@a PRIVMSG #room',
  )
  it.server.send('@ban-duration=soon :tmi.twitch.tv CLEARCHAT #room :ann', 'CLEARMSG #room :without a target')
  it.server.send(
    '@id=3 :a!a@a PRIVMSG #room :three',
    `@id=${'x'.repeat(300)} :a!a@a PRIVMSG #room :id too long`,
  )
  await it.gathered.until(() => it.gathered.messages.length === 2, 'comments')
  it.clock.advance(1_000)
  expect([it.gathered.texts, it.gathered.dropped('malformed')]).toEqual([['one', 'three'], 7])
})

test('messages of a server that gives no ids all come through, and each says so', async () => {
  await using it = await room()
  await connected(it)
  it.server.send(':a!a@a PRIVMSG #room :same', ':a!a@a PRIVMSG #room :same')
  await it.gathered.until(() => it.gathered.messages.length === 2, 'comments')
  expect(it.gathered.comments.map(({ extras }) => extras.hasNoId)).toEqual([true, true])
})

test('moderation calls are performed, and the platform is believed in what it answers', async () => {
  await using it = await room()
  const { moderation } = it.source
  if (moderation === null) throw new Error('no moderation')
  it.server.messages.add('m-1')
  const at = it.clock.now()
  expect(await moderation.perform({ call: 'delete', messageId: 'm-1' })).toEqual({
    done: true,
    at,
    status: 204,
  })
  expect(await moderation.perform({ call: 'delete', messageId: 'm-1' })).toEqual({
    done: false,
    at,
    status: 404,
    why: 'not-found',
    said: "the platform's 404",
  })
  expect(await moderation.perform({ call: 'mute', userId: '42', seconds: 600 })).toMatchObject({ done: true })
  expect(it.server.bans).toEqual(new Map([['42', 600]]))
  await moderation.perform({ call: 'mute', userId: '43', seconds: 99_999_999 })
  await moderation.perform({ call: 'mute', userId: '44', seconds: null })
  expect([it.server.bans.get('43'), it.server.bans.get('44')]).toEqual([1_209_600, null])
  expect(await moderation.perform({ call: 'unmute', userId: '42' })).toMatchObject({
    done: true,
    status: 204,
  })
  expect(await moderation.perform({ call: 'unmute', userId: '42' })).toMatchObject({ why: 'refused' })
})

test.each([
  [401, 'not-permitted'],
  [403, 'not-permitted'],
  [429, 'too-many'],
  [500, 'unknown-outcome'],
])('an answer of %i is told as %s', async (status, why) => {
  await using it = await room()
  it.server.helixStatus = status
  const result = await it.source.moderation?.perform({ call: 'delete', messageId: 'x' })
  expect(result).toMatchObject({ done: false, status, why })
})

test('a platform that is not there, and one that only would be reached in the clear, is unreachable', async () => {
  const { token, clientId } = TwitchServer
  const helix = { clientId, token, broadcasterId: '1', moderatorId: '2' }
  for (const api of [`http://127.0.0.1:${await freePort()}/helix`, 'http://example.com/helix']) {
    await using it = await room({ helix: { ...helix, api } })
    const result = await it.source.moderation?.perform({ call: 'delete', messageId: 'x' })
    expect(result).toMatchObject({ done: false, why: 'unreachable' })
  }
})
