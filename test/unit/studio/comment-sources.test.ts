/** Comment sources by the contract: what is shown of them, and where their secrets are and are not. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { DeskView } from '#shared/model/comment-views.ts'
import { type SeatClient, startTestStudio, type TestStudio } from '#test/harness/studio.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const secret = 'whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3JldA=='
const token = 'a-token-that-nobody-may-see'
const intake = { kind: 'intake', name: 'shop', platform: 'kuaishou', mapping: null } as const
const douyin = { kind: 'douyin', name: 'dy', relay: 'ws://127.0.0.1:9', room: 'r1' } as const

let studio: TestStudio
let operator: SeatClient
beforeAll(async () => {
  studio = await startTestStudio({ kind: 'none' })
  operator = await studio.signIn('he-yi')
  await operator.session.beginPreflight({ supervisor: null })
})
afterAll(async () => {
  await studio[Symbol.asyncDispose]()
})

const desk = () => studio.studio.comments.view.value
async function deskWhen(holds: (view: DeskView) => boolean): Promise<DeskView> {
  await vi.waitFor(() => expect(holds(desk())).toBe(true), { timeout: 20_000 })
  return desk()
}

test('the demo’s file is shown as it was set and as it stands', async () => {
  const { sources } = await deskWhen(({ sources: [first] }) => first?.line?.fact === 'connected')
  expect(sources).toMatchObject([{ name: 'demo', platform: 'demo', silent: null, dropped: 0 }])
})

test('a source that lacks its secret is not open, and what to do is said to everybody who watches', async () => {
  const { problems } = await operator.comments.connect({
    sources: [
      { settings: intake, secrets: {} },
      { settings: douyin, secrets: { token } },
    ],
  })
  expect(problems).toMatchObject([{ source: 'shop' }])
  expect(desk().problems).toMatchObject([{ source: 'shop', remedy: { zh: expect.stringContaining('密钥') } }])
  expect(desk().intakePort).toBeNull()
  expect(desk().sources.map(({ name, platform }) => [name, platform])).toEqual([
    ['shop', 'kuaishou'],
    ['dy', 'douyin'],
  ])
})

test('secrets are held and never told; one that is left out is kept, also where the broadcast’s number changes', async () => {
  const answer = await operator.comments.connect({
    sources: [
      { settings: intake, secrets: { secret } },
      { settings: { ...douyin, room: 'r2' }, secrets: {} },
    ],
  })
  expect(answer.problems).toEqual([])
  expect(answer.intakePort).toBe(desk().intakePort)
  expect(desk().intakePort).toBeGreaterThan(0)
  const told = await operator.comments.sources()
  expect(told.sources).toEqual([
    { settings: intake, secrets: ['secret'] },
    { settings: { ...douyin, room: 'r2' }, secrets: ['token'] },
  ])
  for (const everything of [told, desk()]) {
    expect(JSON.stringify(everything)).not.toContain(token)
    expect(JSON.stringify(everything)).not.toContain(secret)
  }
  // Nobody listens there: the line is not there, and that is said.
  await deskWhen(({ sources }) => sources[1]?.line?.fact === 'lost' || sources[1]?.line?.fact === 'refused')
})

test('a secret does not follow a source to another address, nor to one of another name or kind', async () => {
  for (const settings of [
    { ...douyin, relay: 'ws://127.0.0.1:10' },
    { ...douyin, name: 'other' },
  ]) {
    const { problems } = await operator.comments.connect({ sources: [{ settings, secrets: {} }] })
    expect(problems).toHaveLength(1)
    await operator.comments.connect({ sources: [{ settings: douyin, secrets: { token } }] })
  }
})

test('an auditor sees how sources stand, and neither reads nor changes their settings', async () => {
  const auditor = await studio.signIn('su-qing')
  await expect(auditor.comments.sources()).rejects.toMatchObject({ data: { code: 'role-may-not' } })
  await expect(auditor.comments.connect({ sources: [] })).rejects.toMatchObject({
    data: { code: 'role-may-not' },
  })
})

test('without a session nothing is open, and the sources are still set', async () => {
  await operator.session.endPreflight()
  await studio.studio.refresh()
  await deskWhen(({ sources, intakePort }) => intakePort === null && sources[0]?.line === null)
  expect((await operator.comments.sources()).sources).toHaveLength(1)
  expect(studio.faults).toEqual([])
})
