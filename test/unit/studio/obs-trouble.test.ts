/** OBS with the wrong password, killed in the middle, gone: one sentence that says what to do, and nothing lost. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { RehearsalObs } from '#electron/obs/rehearsal/start.ts'
import { entriesOf, inForce, makeReady, soon, startOwnRehearsal } from '#test/harness/room-out.ts'
import { startTestStudio } from '#test/harness/studio.ts'

vi.setConfig({ testTimeout: 30_000 })

let folder: string
let obs: RehearsalObs
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fairlive-obs-'))
  obs = await startOwnRehearsal(folder)
})
afterEach(async () => {
  await obs.close()
  rmSync(folder, { recursive: true, force: true })
})

const inBothLanguages = { zh: expect.stringMatching(/[一-鿿]/), en: expect.stringMatching(/^[A-Z]/) }

test('a wrong password is named as one, and the right one mends it without a restart', async () => {
  await using studio = await startTestStudio({ kind: 'obs', url: obs.url, password: 'wrong' })
  const { link } = await studio.when('the failure', (view) => view.link.failure !== null)
  expect(link).toMatchObject({ failure: 'wrong-password', said: inBothLanguages, remedy: inBothLanguages })
  await studio.studio.connectObs({ kind: 'obs', url: obs.url, password: obs.password })
  await studio.when('OBS', (view) => view.link.phase === 'connected')
  expect(studio.faults).toEqual([])
})

test('nothing at the address is named as such', async () => {
  const { url } = obs
  await obs.close()
  await using studio = await startTestStudio({ kind: 'obs', url, password: null })
  const { link } = await studio.when('the failure', (view) => view.link.failure !== null)
  expect(link).toMatchObject({ failure: 'closed', said: inBothLanguages, remedy: inBothLanguages })
  const operator = await studio.signIn('he-yi')
  await operator.session.beginPreflight({ supervisor: null })
  await expect(operator.session.rehearse()).rejects.toMatchObject({
    data: { code: 'session.not-ready', said: { zh: expect.stringContaining('没有连接到 OBS') } },
  })
  await expect(operator.session.switchScene({ scene: '数字人' })).rejects.toMatchObject({
    data: { code: 'scene.not-switched' },
  })
  expect(studio.faults).toEqual([])
})

test('killed while the room is out: the guards claim nothing, the session stays, and all is in force when it is back', async () => {
  await using studio = await startTestStudio({ kind: 'obs', url: obs.url, password: obs.password })
  const operator = await studio.signIn('he-yi')
  await makeReady(studio, operator)
  await operator.session.goLive()
  await studio.when('the guards', (view) => inForce(view) && view.stream?.active === true)
  const acknowledged = entriesOf(studio).length
  obs.die()
  const blind = await studio.when(
    'the loss',
    ({ link }) => link.phase === 'connecting' && link.failure !== null,
  )
  expect(blind).toMatchObject({
    link: { said: inBothLanguages, remedy: inBothLanguages },
    session: { phase: 'live' },
    record: null,
    programme: null,
  })
  await studio.when('the guards', ({ guards }) =>
    guards.every(({ state }) => state === 'unproved' || state === 'off'),
  )
  await expect.poll(() => entriesOf(studio, 'guard.unproved').length, soon).toBeGreaterThan(0)
  const { port } = obs
  obs = await startOwnRehearsal(folder, { port })
  await studio.when('the guards', inForce)
  await expect.poll(() => entriesOf(studio, 'recording.started').length, soon).toBe(2)
  await expect.poll(() => entriesOf(studio, 'guard.proved-again').length, soon).toBeGreaterThan(0)
  expect(entriesOf(studio).length).toBeGreaterThan(acknowledged)
  await operator.session.close()
  await studio.when('the archive', ({ session }) => session?.phase === 'archived')
  const [session] = await operator.archive.sessions()
  expect(session?.recordings.map(({ state }) => state)).toEqual(['kept', 'kept'])
  expect(new Set(session?.recordings.map(({ file }) => file)).size).toBe(2)
  expect(studio.faults).toEqual([])
})
