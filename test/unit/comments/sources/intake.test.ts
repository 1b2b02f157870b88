import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { type Intake, openIntake } from '#electron/comments/sources/intake/intake.ts'
import { verify } from '#electron/comments/sources/intake/signature.ts'
import type { IntakeSourceOptions } from '#electron/comments/sources/intake/source.ts'
import { Mapping } from '#shared/model/comment-sources.ts'
import { type Signing, webhookHeaders } from '#test/harness/webhook-sender.ts'
import { ManualClock } from '../../obs/manual-clock.ts'
import { Gathered } from './gathered.ts'

const secret = `whsec_${Buffer.from('a secret of tests, 32 bytes long').toString('base64')}`
const clock = new ManualClock()
let ids = 0

function signing(change: Partial<Signing> = {}): Signing {
  ids += 1
  return { secret, id: `msg_${ids}`, at: clock.now(), ...change }
}

async function room(change: Partial<IntakeSourceOptions> = {}) {
  const gathered = new Gathered()
  const source = { name: 'relay', platform: 'kuaishou', secret, mapping: null, ...change }
  const intake = await openIntake(
    { port: 0, sources: [source] },
    () => gathered,
    gathered.surroundings(clock),
  )
  return { gathered, intake, [Symbol.asyncDispose]: () => intake.close() }
}

async function post(intake: Intake, body: string, headers = webhookHeaders(signing(), body), name = 'relay') {
  const response = await fetch(`http://127.0.0.1:${intake.port}/v1/comments/${name}`, {
    method: 'POST',
    headers,
    body,
  })
  return { status: response.status, said: (await response.json()) as unknown }
}

async function connect(intake: Intake, headers = webhookHeaders(signing(), '')): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${intake.port}/v1/comments/relay`, { headers })
  await once(socket, 'open')
  return socket
}

test("the specification's own example verifies, and one changed byte does not", () => {
  const headers = {
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,AAAA v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  }
  const key = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
  const at = 1_614_265_330_000
  expect(verify(key, headers, Buffer.from('{"test": 2432232314}'), at)).toBe('genuine')
  expect(verify(key, headers, Buffer.from('{"test": 2432232315}'), at)).toBe('wrong-signature')
  expect(verify(key, headers, Buffer.from('{"test": 2432232314}'), at + 300_001)).toBe('replayed')
  expect(verify(key, { ...headers, 'webhook-signature': 'v1,' }, Buffer.from(''), at)).toBe('wrong-signature')
})

test("comments in the intake's own form are answered once they are durable", async () => {
  await using it = await room()
  let release: () => void = () => undefined
  it.gathered.keeping = () => new Promise((resolve) => (release = resolve))
  const body = JSON.stringify([
    {
      id: 1,
      userId: 7,
      userName: '小王',
      text: '昨天到的杯子今天就裂了',
      sentAt: '2026-01-01T00:00:00+08:00',
    },
    { id: 'd', kind: 'deletion', messageId: '1' },
    { id: 'm', kind: 'user-muted', userId: '7', seconds: 60 },
  ])
  let answered = false
  const answer = post(it.intake, body).finally(() => (answered = true))
  await it.gathered.until(() => it.gathered.of('connected').length === 1, 'delivery')
  await new Promise((resolve) => setImmediate(resolve))
  expect(answered).toBe(false)
  release()
  expect(await answer).toEqual({ status: 200, said: { kept: 3, notKept: 0, malformed: 0 } })
  expect(it.gathered.messages).toMatchObject([
    { kind: 'comment', platform: 'kuaishou', id: '1', userId: '7', sentAt: 1_767_196_800_000 },
    { kind: 'deletion', messageId: '1' },
    { kind: 'user-muted', userId: '7', seconds: 60 },
  ])
})

test('the same request again is answered as kept and adds nothing', async () => {
  await using it = await room()
  const body = '{"id":"a","text":"一"}'
  const headers = webhookHeaders(signing(), body)
  expect((await post(it.intake, body, headers)).status).toBe(200)
  expect((await post(it.intake, body, headers)).said).toEqual({ kept: 1, notKept: 0, malformed: 0 })
  clock.advance(1_000)
  expect([it.gathered.texts, it.gathered.dropped('repeated')]).toEqual([['一'], 1])
})

test.each([
  ['signed with another secret', { secret: 'whsec_b3RoZXI=' }, 'wrong-signature'],
  ['from ten minutes ago', { at: clock.now() - 600_000 }, 'replayed'],
  ['from ten minutes ahead', { at: clock.now() + 600_000 }, 'replayed'],
] as const)('a request %s is refused, counted and said', async (_name, change, why) => {
  await using it = await room()
  const body = '{"id":"a","text":"一"}'
  const answer = await post(it.intake, body, webhookHeaders(signing({ at: clock.now(), ...change }), body))
  expect(answer).toEqual({ status: 401, said: { error: why } })
  clock.advance(1_000)
  expect([it.gathered.messages, it.gathered.dropped(why)]).toEqual([[], 1])
  expect(JSON.stringify([it.gathered.facts, it.gathered.lines])).not.toContain(secret)
})

test('what could not be kept may come again, and then it is kept', async () => {
  await using it = await room()
  it.gathered.keeping = () => Promise.reject(new Error('disk'))
  const body = '{"id":"a","text":"一"}'
  expect(await post(it.intake, body)).toEqual({ status: 503, said: { kept: 0, notKept: 1, malformed: 0 } })
  it.gathered.keeping = async () => undefined
  expect((await post(it.intake, body)).status).toBe(200)
  expect(it.gathered.texts).toEqual(['一'])
})

test('a disk that does not answer is told to the sender after ten seconds; nothing is taken twice', async () => {
  await using it = await room()
  let release: () => void = () => undefined
  it.gathered.keeping = () => new Promise((resolve) => (release = resolve))
  const body = '{"id":"a","text":"一"}'
  const answer = post(it.intake, body)
  await it.gathered.until(() => it.gathered.of('connected').length === 1, 'delivery')
  await new Promise((resolve) => setImmediate(resolve))
  clock.advance(10_000)
  expect((await answer).status).toBe(503)
  const again = post(it.intake, body)
  await it.gathered.until(() => true, 'turn')
  release()
  expect((await again).said).toMatchObject({ kept: 1 })
  expect(it.gathered.texts).toEqual(['一'])
})

test.each([
  ['no JSON', '{"id":', 1],
  ['a number', '5', 1],
  ['a comment without a text', '{"id":"a"}', 1],
  ['a list of bad ones', '[{"id":"","text":"x"},{"text":"x"},null,[[]]]', 4],
  ['an unknown kind', '{"kind":"gift","id":"a"}', 1],
])('%s is refused and counted', async (_name, body, malformed) => {
  await using it = await room()
  const answer = await post(it.intake, body)
  expect(answer).toEqual({ status: 400, said: { kept: 0, notKept: 0, malformed } })
  clock.advance(1_000)
  expect(it.gathered.dropped('malformed')).toBe(malformed)
})

test('good ones among bad ones are kept; lone surrogates, markup and a megabyte are no trouble', async () => {
  await using it = await room()
  const body = `[{"id":"1","text":"\\ud800<script>"},{"no":1},{"id":"2","userName":"<b>\\u202e","text":"${'长'.repeat(1_000_000)}"}]`
  expect((await post(it.intake, body)).said).toEqual({ kept: 2, notKept: 0, malformed: 1 })
  expect(it.gathered.comments.map(({ text }) => text.length)).toEqual([9, 10_000])
})

test('a body beyond the limit is refused before it is read to its end', async () => {
  await using it = await room()
  const sending = httpRequest({
    port: it.intake.port,
    path: '/v1/comments/relay',
    method: 'POST',
    headers: webhookHeaders(signing(), ''),
  })
  sending.on('error', () => undefined)
  sending.write('x'.repeat(5 * 1024 * 1024))
  const [response] = await once(sending, 'response')
  expect(response.statusCode).toBe(413)
  sending.destroy()
  clock.advance(1_000)
  expect(it.gathered.dropped('too-large')).toBe(1)
})

test('an address that is none is not found, and a GET is told what would be right', async () => {
  await using it = await room()
  expect((await post(it.intake, '{}', {}, 'another')).status).toBe(404)
  const got = await fetch(`http://127.0.0.1:${it.intake.port}/v1/comments/relay`)
  expect([got.status, got.headers.get('allow')]).toEqual([405, 'POST'])
})

test('over a WebSocket each frame is answered, and the line is said to be there and lost', async () => {
  await using it = await room()
  const socket = await connect(it.intake)
  socket.send('[{"id":"1","text":"一"},{"id":"2","text":"二"}]')
  const [first] = await once(socket, 'message')
  socket.send('nonsense')
  const [second] = await once(socket, 'message')
  expect([JSON.parse(String(first)), JSON.parse(String(second))]).toEqual([
    { frame: 1, kept: 2, notKept: 0, malformed: 0 },
    { frame: 2, kept: 0, notKept: 0, malformed: 1 },
  ])
  socket.terminate()
  await it.gathered.until(() => it.gathered.of('lost').length === 1, 'loss')
  expect(it.gathered.facts.map(({ fact }) => fact)).toEqual(['connected', 'lost'])
})

test('a sender is gone when its last line is, and there again when it hands something in', async () => {
  await using it = await room()
  const first = await connect(it.intake)
  const second = await connect(it.intake)
  const facts = () => it.gathered.facts.map(({ fact }) => fact)
  second.close()
  await once(second, 'close')
  first.send('{"id":"1","text":"还在"}')
  await once(first, 'message')
  expect(facts()).toEqual(['connected'])
  first.terminate()
  await it.gathered.until(() => it.gathered.of('lost').length === 1, 'loss')
  await post(it.intake, '{"id":"2","text":"改用 HTTP"}')
  expect(facts()).toEqual(['connected', 'lost', 'connected'])
})

test('an opening that was overheard opens nothing a second time', async () => {
  await using it = await room()
  const headers = webhookHeaders(signing(), '')
  const socket = await connect(it.intake, headers)
  await expect(connect(it.intake, headers)).rejects.toThrow('401')
  await expect(connect(it.intake, webhookHeaders(signing({ secret: 'whsec_AAAA' }), ''))).rejects.toThrow(
    '401',
  )
  socket.terminate()
  clock.advance(1_000)
  expect([it.gathered.dropped('replayed'), it.gathered.dropped('wrong-signature')]).toEqual([1, 1])
})

test('a flood over a WebSocket is bounded, and each frame says what was not kept', async () => {
  await using it = await room()
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  it.gathered.keeping = () => held
  const socket = await connect(it.intake)
  const answers: { frame: number; kept: number; notKept: number }[] = []
  const answered = new Promise<void>((resolve) =>
    socket.on('message', (data) => {
      answers.push(JSON.parse(String(data)))
      if (answers.length === 10) release()
      if (answers.length === 30) resolve()
    }),
  )
  for (let frame = 0; frame < 30; frame += 1) {
    const many = Array.from({ length: 1_000 }, (_, n) => ({ id: `${frame}-${n}`, text: '刷' }))
    socket.send(JSON.stringify(many))
  }
  await answered
  expect(answers.slice(0, 10).map(({ frame, notKept }) => [frame, notKept])).toEqual(
    Array.from({ length: 10 }, (_, n) => [21 + n, 1_000]),
  )
  clock.advance(1_000)
  expect([it.gathered.messages.length, it.gathered.dropped('flood')]).toEqual([20_000, 10_000])
  socket.terminate()
})

test('it listens on this PC alone unless it has a certificate', async () => {
  const gathered = new Gathered()
  const opening = openIntake(
    { host: '0.0.0.0', port: 0, sources: [] },
    () => gathered,
    gathered.surroundings(clock),
  )
  await expect(opening).rejects.toThrow('certificate')
})

test('the JSON of a local relay is read by a mapping: nested texts, other kinds, numbers of 19 digits', async () => {
  const mapping = Mapping.parse({
    opened: ['/Data'],
    only: [{ at: '/Type', is: [1, 'chat'] }],
    id: '/Data/MsgId',
    text: '/Data/Content',
    userId: '/Data/User/Id',
    userName: '/Data/User/Nickname',
    sentAt: { at: '/Data/Time', unit: 's' },
    extras: { level: '/Data/User/Level' },
  })
  await using it = await room({ mapping })
  const inner = (id: string) =>
    `{"MsgId":${id},"Content":"破了","Time":1700000000,"User":{"Id":88,"Nickname":"小王","Level":3}}`
  const lines = ['7345678901234567890', '7345678901234567891'].map((id) =>
    JSON.stringify({ Type: 1, Data: inner(id) }),
  )
  const body = `[${lines.join(',')},{"Type":5,"Data":"{}"},{"Type":1,"Data":"not json"}]`
  expect((await post(it.intake, body)).said).toEqual({ kept: 2, notKept: 0, malformed: 1 })
  expect(it.gathered.comments).toMatchObject([
    {
      id: '7345678901234567890',
      userId: '88',
      userName: '小王',
      sentAt: 1_700_000_000_000,
      extras: { level: 3 },
    },
    { id: '7345678901234567891' },
  ])
})
