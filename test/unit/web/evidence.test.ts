/** The pictures around an incident over the local door: only what an entry names, only to who is signed in, only unchanged. */
import { createHash } from 'node:crypto'
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { evidencePath } from '#shared/contract/pictures.ts'
import { IncidentPictures } from '#shared/model/guards.ts'
import { Sha256 } from '#shared/model/ids.ts'
import type { EntryView } from '#shared/model/views.ts'
import { entriesOf, inForce, makeReady, somebodyAt, soon } from '#test/harness/room-out.ts'
import { demoPin, startTestStudio, type TestStudio } from '#test/harness/studio.ts'
import { startTestWeb, type TestWeb } from '#test/harness/web.ts'

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 })

const sceneName = '数字人'

let studio: TestStudio
let web: TestWeb
let incident: EntryView
let pictures: IncidentPictures
let during: Sha256
let file: string

beforeAll(async () => {
  studio = await startTestStudio({ kind: 'rehearsal' })
  web = await startTestWeb(studio)
  const operator = await studio.signIn('he-yi')
  await makeReady(studio, operator)
  await operator.session.goLive()
  await operator.session.switchScene({ scene: sceneName })
  await studio.when('the label', (view) => inForce(view) && view.programme === sceneName)
  await using somebody = await somebodyAt(studio)
  const { sceneItemId } = await somebody.obs.call('GetSceneItemId', {
    sceneName,
    sourceName: 'Fairlive·AI标识',
  })
  // The probe looks a few times a second: a label that is back at once may be in no picture.
  const hide = () =>
    somebody.obs.call('SetSceneItemEnabled', { sceneName, sceneItemId, sceneItemEnabled: false })
  const named = () =>
    entriesOf(studio, 'guard.restored').find(({ body }) => {
      const found = IncidentPictures.safeParse((body as { pictures?: unknown }).pictures)
      return found.success && found.data.before !== null && found.data.after !== null
    })
  await vi.waitFor(
    async () => {
      await hide()
      expect(named()).toBeDefined()
    },
    { timeout: 30_000, interval: 1_000 },
  )
  const incidents = await operator.guards.incidents({ guard: 'label', limit: 20 })
  const found = incidents.find(({ seq }) => seq === named()?.seq)
  if (found === undefined) throw new Error('the incident is told')
  incident = found
  pictures = IncidentPictures.parse(incident.body?.pictures)
  during = Sha256.parse(pictures.before)
  file = join(studio.dataDir, 'evidence', incident.session ?? '', `${during}.jpg`)
})
afterAll(async () => {
  await web[Symbol.asyncDispose]()
  await studio[Symbol.asyncDispose]()
})

/** A browser that came through the door, with somebody signed in at it or nobody. */
async function browser(signedIn: boolean): Promise<Record<string, string>> {
  const cookie = await web.enter()
  using contract = await web.contract(cookie)
  const { users } = await contract.client.people.list()
  const auditor = users.find(({ role }) => role === 'auditor')
  if (auditor === undefined) throw new Error('the demo has an auditor')
  if (signedIn) await contract.client.people.signIn({ user: auditor.id, pin: demoPin })
  return { cookie }
}

describe('a picture that the ledger names', () => {
  test.each(['before', 'after'] as const)('is shown as it was taken %s, by its hash', async (when) => {
    const sha256 = Sha256.parse(pictures[when])
    const path = evidencePath(incident.seq, sha256)
    const headers = await browser(true)
    const answer = await web.ask(path, { headers })
    expect(answer.status).toBe(200)
    expect(createHash('sha256').update(answer.body).digest('hex')).toBe(sha256)
    expect(answer.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-length': `${answer.body.length}`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    })
    expect(String(answer.headers['content-security-policy'])).not.toMatch(/unsafe/)
    const head = await web.ask(path, { method: 'HEAD', headers })
    expect(head.status).toBe(200)
    expect(head.body).toHaveLength(0)
  })

  test('is nobody’s who is not signed in, and the desktop shell’s by its token', async () => {
    const path = evidencePath(incident.seq, during)
    expect((await web.ask(path)).status).toBe(403)
    expect((await web.ask(path, { headers: await browser(false) })).status).toBe(403)
    expect((await web.ask(path, { headers: { authorization: 'Bearer guessed' } })).status).toBe(403)
    const shell = { authorization: `Bearer ${web.web.mediaToken}` }
    expect((await web.ask(path, { headers: shell })).status).toBe(200)
    const foreign = { ...(await browser(true)), origin: 'http://evil.example' }
    expect((await web.ask(path, { headers: foreign })).status).toBe(403)
  })
})

test('nothing is found by a path, by another entry, or by a hash that this entry does not name', async () => {
  const headers = await browser(true)
  const other = entriesOf(studio, 'session.went-live')[0]?.seq ?? 0
  const unnamed = Sha256.parse('0'.repeat(64))
  writeFileSync(join(file, '..', `${unnamed}.jpg`), 'not named by anybody')
  const at = `/media/pictures/${incident.seq}`
  const hostile = [
    evidencePath(incident.seq, unnamed),
    evidencePath(other, during),
    evidencePath(999_999, during),
    '/media/pictures/',
    at,
    `${at}/`,
    `${at}/${during}/`,
    `${at}/${during}.jpg`,
    `${at}/${during.toUpperCase()}`,
    `${at}/${during}%00`,
    `${at}/%2e%2e%2f${during}`,
    `${at}/..%2f..%2f..%2fledger.sqlite`,
    `${at}/..%5c..%5cledger.sqlite`,
    `/media/pictures/0${incident.seq}/${during}`,
    `/media/pictures/+${incident.seq}/${during}`,
    `/media/pictures/-1/${during}`,
    `/media/pictures/${incident.seq}.0/${during}`,
    `/media/pictures/1e3/${during}`,
    `/media/pictures/99999999999999999999/${during}`,
    `/media/pictures/%ff/${during}`,
    `/media/pictures/${incident.session}/${during}`,
    `//media/pictures/${incident.seq}/${during}`,
    `/media//pictures/${incident.seq}/${during}`,
    `/media/PICTURES/${incident.seq}/${during}`,
    `/media/recordings/..%2fpictures%2f${incident.seq}%2f${during}`,
  ]
  for (const path of hostile) {
    const answer = await web.ask(path, { headers })
    expect([path, answer.status, answer.body.length]).toEqual([path, 404, 0])
  }
  rmSync(join(file, '..', `${unnamed}.jpg`))
})

describe('a picture that is not what was kept', () => {
  const away = () => `${file}.away`
  beforeEach(() => {
    renameSync(file, away())
    return () => {
      rmSync(file, { recursive: true, force: true })
      renameSync(away(), file)
    }
  })
  const status = async () => {
    const answer = await web.ask(evidencePath(incident.seq, during), { headers: await browser(true) })
    expect(answer.body).toHaveLength(0)
    return answer.status
  }

  test('whose file is gone is said to be gone', async () => {
    expect(await status()).toBe(410)
  })

  test('whose file has other content is not shown', async () => {
    writeFileSync(file, 'another picture')
    expect(await status()).toBe(409)
  })

  test('whose place something else has taken is not shown', async () => {
    mkdirSync(file)
    expect(await status()).toBe(409)
  })

  test('whose file has grown beyond any picture is not even read', async () => {
    writeFileSync(file, Buffer.alloc((16 << 20) + 1))
    expect(await status()).toBe(409)
  })
})

test('nothing failed behind the scenes', async () => {
  await expect.poll(() => studio.faults, soon).toEqual([])
})
