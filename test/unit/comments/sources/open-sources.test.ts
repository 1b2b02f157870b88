import { expect, test } from 'vitest'
import { type ConfiguredSource, openSources } from '#electron/comments/sources/open-sources.ts'
import { SourceSettings } from '#shared/model/comment-sources.ts'
import { freePort } from '#test/harness/free-port.ts'
import { webhookHeaders } from '#test/harness/webhook-sender.ts'
import { ManualClock } from '../../obs/manual-clock.ts'
import { Gathered } from './gathered.ts'

const secret = `whsec_${Buffer.from('a secret of tests, 32 bytes long').toString('base64')}`

function configured(settings: unknown, secrets: Readonly<Record<string, string>> = {}): ConfiguredSource {
  return { settings: SourceSettings.parse(settings), secrets }
}

test('each source gets its own sink; one that cannot be opened says why and keeps no other away', async () => {
  const clock = new ManualClock()
  const sinks = new Map<string, Gathered>()
  const sinkOf = (name: string) => {
    const gathered = new Gathered()
    sinks.set(name, gathered)
    return gathered
  }
  const file = {
    kind: 'file',
    name: 'old',
    path: '/nowhere.xml',
    format: { kind: 'danmaku-xml' },
    speed: null,
  }
  const elsewhere = `http://127.0.0.1:${await freePort()}`
  const opened = await openSources(
    [
      configured({ kind: 'intake', name: 'relay', platform: 'kuaishou', mapping: null }, { secret }),
      configured({ kind: 'intake', name: 'weak', platform: 'kuaishou', mapping: null }, { secret: 'short' }),
      configured({ kind: 'bilibili', name: 'b', appId: 1, keyId: 'k' }, { keySecret: 'x' }),
      configured({ kind: 'douyin', name: 'd', relay: elsewhere, room: '7001' }, { token: 'x' }),
      configured({ kind: 'local-relay', name: 'l', platform: 'x', address: elsewhere, mapping: null }),
      configured(file),
    ],
    { port: 0 },
    sinkOf,
    new Gathered().surroundings(clock),
  )
  expect(opened.sources.map(({ name, platform }) => [name, platform])).toEqual([
    ['d', 'douyin'],
    ['l', 'x'],
    ['old', 'bilibili'],
    ['relay', 'kuaishou'],
  ])
  expect(opened.problems.map(({ source, said }) => [source, said.en])).toMatchObject([
    ['weak', expect.stringContaining('secret')],
    ['b', expect.stringContaining('identityCode')],
  ])
  const body = '{"id":"1","text":"一"}'
  const response = await fetch(`http://127.0.0.1:${opened.intakePort}/v1/comments/relay`, {
    method: 'POST',
    body,
    headers: webhookHeaders({ secret, id: 'm', at: clock.now() }, body),
  })
  expect([response.status, sinks.get('relay')?.texts]).toEqual([200, ['一']])
  await opened.close()
  for (const [name, { facts }] of sinks) expect([name, facts.at(-1)?.fact]).toEqual([name, 'ended'])
})

test('a port that is taken is a problem of the intake alone', async () => {
  const clock = new ManualClock()
  const gathered = new Gathered()
  const intake = configured({ kind: 'intake', name: 'relay', platform: 'x', mapping: null }, { secret })
  const first = await openSources([intake], { port: 0 }, () => gathered, gathered.surroundings(clock))
  const second = await openSources(
    [intake],
    { port: first.intakePort ?? 0 },
    () => gathered,
    gathered.surroundings(clock),
  )
  expect(second.problems[0]?.said.en).toContain('EADDRINUSE')
  expect([second.sources, second.intakePort]).toEqual([[], null])
  await Promise.all([first.close(), second.close()])
})

test.each([
  [{ kind: 'twitch', name: 'a room', channel: 'x', login: null, moderator: null }],
  [{ kind: 'twitch', name: 'x', channel: 'x y', login: null, moderator: null }],
  [{ kind: 'intake', name: 'x', platform: 'Kuai Shou', mapping: null }],
  [{ kind: 'intake', name: 'x', platform: 'x', mapping: { id: 'id', text: '/t' } }],
  [{ kind: 'bilibili', name: 'x', appId: 1, keyId: 'k', keySecret: 'in the wrong place' }],
])('settings that are none are refused: %j', (settings) => {
  expect(SourceSettings.safeParse(settings).success).toBe(false)
})
