/** The form of a comment source: what was typed becomes settings that the studio takes, or says what is wrong. */
import { describe, expect, test } from 'vitest'
import { draftOf, type Typed, typedOf } from '#renderer/screens/settings/sources/source-draft.ts'
import { fieldsOf } from '#renderer/screens/settings/sources/source-fields.ts'
import { SourceKind } from '#shared/model/comment-sources.ts'

const good: Readonly<Record<SourceKind, Typed>> = {
  bilibili: { appId: '123', keyId: 'k', keySecret: 's', identityCode: 'c' },
  douyin: { relay: 'wss://relay.example', room: 'r-1', token: 't' },
  twitch: { channel: 'fairlive' },
  intake: { platform: 'kuaishou', secret: 'whsec_x', port: '18460' },
  'local-relay': { address: 'ws://127.0.0.1:8888', platform: 'douyin' },
  file: { path: '/tmp/a.jsonl', format: 'jsonl', platform: 'demo', pace: 'own' },
}
const named = (kind: SourceKind): Typed => ({ ...good[kind], name: 'a' })
const problems = (kind: SourceKind, typed: Typed, held: string[] = [], taken: string[] = []) => {
  const drafted = draftOf(kind, typed, held, taken)
  return drafted.ok ? null : Object.fromEntries(drafted.problems)
}

describe.each(SourceKind.options)('%s', (kind) => {
  test('is drafted, and its form is filled with it again, but for its secrets', () => {
    const drafted = draftOf(kind, named(kind), [], [])
    if (!drafted.ok) throw new Error(JSON.stringify([...drafted.problems]))
    const again = typedOf(drafted.settings, drafted.port ?? 0)
    const secrets = fieldsOf(kind).filter(({ is }) => is === 'secret')
    for (const { name } of secrets) expect(again[name]).toBeUndefined()
    const held = Object.keys(drafted.secrets)
    expect(draftOf(kind, again, held, [])).toEqual({ ...drafted, secrets: {} })
  })

  test('says of each field that must be filled that it is empty, and of nothing else', () => {
    const asked = fieldsOf(kind).filter(
      ({ optional, is }) => optional !== true && is !== 'format' && is !== 'pace',
    )
    const platform = kind === 'file' ? { platform: 'empty' } : {}
    expect(problems(kind, { format: 'jsonl', pace: 'own' })).toEqual({
      ...Object.fromEntries(asked.map(({ name }) => [name, 'empty'])),
      ...platform,
    })
  })

  test('has a name of its own that the record can carry', () => {
    expect(problems(kind, named(kind), [], ['a'])).toEqual({ name: 'taken' })
    expect(problems(kind, { ...named(kind), name: '快手 1' })).toEqual({ name: 'wrong' })
  })
})

test('a wrong number, address or mapping is said at its field', () => {
  expect(problems('bilibili', { ...named('bilibili'), appId: '1.5' })).toEqual({ appId: 'wrong' })
  expect(problems('douyin', { ...named('douyin'), relay: 'relay' })).toEqual({ relay: 'wrong' })
  for (const mapping of ['{', '[]', '{"id":"/id"}', '{"id":"id","text":"/t"}'])
    expect(problems('local-relay', { ...named('local-relay'), mapping })).toEqual({ mapping: 'wrong' })
  for (const port of ['x', '70000', '-1', '1.5'])
    expect(problems('intake', { ...named('intake'), port })).toEqual({ port: 'wrong' })
})

test('a mapping is read as JSON, and an empty port means any', () => {
  const typed = { ...named('intake'), port: '', mapping: '{"id":"/id","text":"/t"}' }
  expect(draftOf('intake', typed, [], [])).toMatchObject({
    ok: true,
    port: 0,
    settings: { mapping: { id: '/id', text: '/t' } },
    secrets: { secret: 'whsec_x' },
  })
})

test('on Twitch a token is asked for as soon as somebody signs in or moderates, and the numbers go together', () => {
  expect(problems('twitch', { ...named('twitch'), login: 'me' })).toEqual({ token: 'empty' })
  expect(problems('twitch', { ...named('twitch'), login: 'me' }, ['token'])).toBeNull()
  expect(problems('twitch', { ...named('twitch'), clientId: 'c', token: 't' })).toEqual({
    broadcasterId: 'empty',
    moderatorId: 'empty',
  })
})
