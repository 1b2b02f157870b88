/** Comment sources over a restart: they come back by themselves, with their secrets, and say what may be missing. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { readEntries } from '#electron/ledger/log.ts'
import type { Coverage } from '#shared/model/comments.ts'
import { type SeatClient, startTestStudio, type TestStudio } from '#test/harness/studio.ts'
import { webhookHeaders } from '#test/harness/webhook-sender.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const secret = 'whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3JldA=='
const token = 'a-token-that-nobody-may-see'
const inAddress = 'a-key-in-the-address'
const intake = { kind: 'intake', name: 'shop', platform: 'kuaishou', mapping: null } as const
const douyin = { kind: 'douyin', name: 'dy', relay: 'ws://127.0.0.1:9', room: 'r1' } as const
const local = {
  kind: 'local-relay',
  name: 'pc',
  platform: 'other',
  address: `ws://127.0.0.1:9/live?key=${inAddress}`,
  mapping: null,
} as const

const dataDir = mkdtempSync(join(tmpdir(), 'fairlive-restart-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const start = () => startTestStudio({ kind: 'none' }, { dataDir })

async function handIn(studio: TestStudio, id: string): Promise<number> {
  await vi.waitFor(() => expect(studio.studio.comments.view.value.intakePort).not.toBeNull(), {
    timeout: 20_000,
  })
  const body = JSON.stringify([{ id, text: '多少钱' }])
  const { status } = await fetch(
    `http://127.0.0.1:${studio.studio.comments.view.value.intakePort}/v1/comments/shop`,
    { method: 'POST', body, headers: webhookHeaders({ secret, id, at: Date.now() }, body) },
  )
  return status
}

const coverageOf = ({ studio }: TestStudio, source: string): Coverage[] =>
  readEntries(studio.db, { from: 0, limit: 10_000 })
    .filter(({ kind }) => kind === 'comment.coverage')
    .map(({ body }) => body as Coverage)
    .filter((fact) => fact.source === source)

async function connectAll(operator: SeatClient): Promise<void> {
  await operator.comments.connect({
    sources: [
      { settings: intake, secrets: { secret } },
      { settings: douyin, secrets: { token } },
      { settings: local, secrets: {} },
    ],
  })
}

test('sources connect again by themselves, and say what may have been missed meanwhile', async () => {
  let before: unknown
  {
    await using studio = await start()
    const operator = await studio.signIn('he-yi')
    await operator.session.beginPreflight({ supervisor: null })
    await connectAll(operator)
    expect(await handIn(studio, 'm-1')).toBe(200)
    before = await operator.comments.sources()
  }
  await using studio = await start()
  expect(await handIn(studio, 'm-2')).toBe(200)
  const operator = await studio.signIn('he-yi')
  expect(await operator.comments.sources()).toEqual(before)
  await vi.waitFor(() =>
    expect(coverageOf(studio, 'shop').map(({ fact }) => fact)).toEqual([
      'connected',
      'ended',
      'missed',
      'connected',
    ]),
  )
  const [, ended, missed] = coverageOf(studio, 'shop')
  expect(missed).toMatchObject({ from: ended?.at, certain: false, count: null })
  expect(studio.faults).toEqual([])
})

test('no secret lies in clear in any file of the data folder, nor in the ledger', async () => {
  const files = readdirSync(dataDir, { recursive: true, encoding: 'utf8' })
    .map((name) => join(dataDir, name))
    .filter((path) => statSync(path).isFile())
  expect(files.length).toBeGreaterThan(3)
  for (const path of files) {
    const bytes = readFileSync(path)
    for (const word of [secret, token, inAddress])
      expect(`${path} ${bytes.includes(word)}`).toBe(`${path} false`)
  }
  const sealed = statSync(join(dataDir, 'comment-sources.sealed'))
  if (process.platform !== 'win32') expect(sealed.mode & 0o777).toBe(0o600)
})

test('secrets that cannot be opened are said to be missing, and nothing of them is told', async () => {
  const file = join(dataDir, 'comment-sources.sealed')
  const bytes = Buffer.from(readFileSync(file, 'utf8'), 'base64')
  writeFileSync(file, bytes.fill(bytes.readUInt8(20) ^ 1, 20, 21).toString('base64'))
  await using studio = await start()
  await vi.waitFor(() => expect(studio.studio.comments.view.value.problems).toHaveLength(2), {
    timeout: 20_000,
  })
  expect(studio.faults).toEqual([expect.stringContaining('have to be entered again')])
  const operator = await studio.signIn('he-yi')
  const { sources } = await operator.comments.sources()
  expect(sources.map(({ settings, secrets }) => [settings.name, secrets])).toEqual([
    ['shop', []],
    ['dy', []],
    ['pc', []],
  ])
  await connectAll(operator)
  expect(studio.studio.comments.view.value.problems).toEqual([])
})

test('sources that were taken away stay away, also the demo’s', async () => {
  {
    await using studio = await start()
    const operator = await studio.signIn('he-yi')
    await operator.comments.connect({ sources: [] })
  }
  await using studio = await start()
  const operator = await studio.signIn('he-yi')
  expect((await operator.comments.sources()).sources).toEqual([])
})
