/** A studio that starts while its room is out: it takes the session over, and says how long it was blind. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { RehearsalObs } from '#electron/obs/rehearsal/start.ts'
import type { ObsChoice } from '#electron/studio/room/obs-choice.ts'
import { CardId } from '#shared/model/ids.ts'
import { entriesOf, inForce, makeReady, somebodyAt, soon, startOwnRehearsal } from '#test/harness/room-out.ts'
import { startTestStudio } from '#test/harness/studio.ts'

vi.setConfig({ testTimeout: 30_000 })

let folder: string
let obs: RehearsalObs
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fairlive-adoption-'))
  obs = await startOwnRehearsal(folder)
})
afterEach(async () => {
  await obs.close()
  rmSync(folder, { recursive: true, force: true })
})

const dataDir = () => join(folder, 'data')
const choice = (): ObsChoice => ({ kind: 'obs', url: obs.url, password: obs.password })

/** A studio that rehearses with a card on air, and then is gone, its session left as it was. */
async function leftWhileOut(): Promise<{ readonly lastAt: number }> {
  await using studio = await startTestStudio(choice(), { dataDir: dataDir() })
  const operator = await studio.signIn('he-yi')
  await makeReady(studio, operator)
  await operator.session.rehearse()
  await studio.when('the guards', inForce)
  await operator.cards.air({ card: CardId.parse('cup') })
  await studio.when('the card', ({ onAir }) => onAir?.state === 'confirmed')
  await operator.session.switchScene({ scene: '数字人' })
  await expect.poll(() => entriesOf(studio, 'recording.started').length, soon).toBe(1)
  expect(studio.faults).toEqual([])
  return { lastAt: entriesOf(studio).at(-1)?.at ?? 0 }
}

test('OBS went on without the studio: the session is adopted with its blind span, the guards are in force again, and the card is still on air', async () => {
  const { lastAt } = await leftWhileOut()
  await using studio = await startTestStudio(choice(), { dataDir: dataDir() })
  const view = await studio.when('the guards', (now) => inForce(now) && now.onAir?.state === 'confirmed')
  expect(view).toMatchObject({
    session: { phase: 'rehearsing' },
    onAir: { card: 'cup' },
    labelRequired: true,
  })
  const [adopted] = entriesOf(studio, 'session.adopted')
  expect(adopted).toMatchObject({
    session: view.session?.id,
    actor: { type: 'studio' },
    body: { session: view.session?.id, blindTo: adopted?.at },
  })
  // What the first studio wrote down as it closed may have come after the last that was seen of it.
  const { blindFrom } = (adopted?.body ?? {}) as { readonly blindFrom?: number }
  expect(blindFrom).toBeGreaterThanOrEqual(lastAt)
  expect(blindFrom).toBeLessThan(adopted?.at ?? 0)
  await using somebody = await somebodyAt(studio)
  const where = { sceneName: '数字人', sourceName: 'Fairlive·AI标识' }
  const { sceneItemId } = await somebody.obs.call('GetSceneItemId', where)
  const item = { sceneName: '数字人', sceneItemId }
  await somebody.obs.call('SetSceneItemEnabled', { ...item, sceneItemEnabled: false })
  await expect
    .poll(async () => (await somebody.obs.call('GetSceneItemEnabled', item)).sceneItemEnabled, {
      interval: 5,
    })
    .toBe(true)
  const operator = await studio.signIn('he-yi')
  await operator.session.close()
  await studio.when('the archive', ({ session }) => session?.phase === 'archived')
  const [session] = await operator.archive.sessions()
  expect(session?.recordings).toMatchObject([{ state: 'kept' }])
  expect(entriesOf(studio, 'session.adopted')).toHaveLength(1)
  expect(studio.faults).toEqual([])
})

test('OBS died with the studio: what it had recorded is found, and recording begins anew', async () => {
  await leftWhileOut()
  const { port } = obs
  await obs.close()
  obs = await startOwnRehearsal(folder, { port })
  await using studio = await startTestStudio(choice(), { dataDir: dataDir() })
  const operator = await studio.signIn('he-yi')
  await studio.when('the guards', inForce)
  await expect.poll(() => entriesOf(studio, 'recording.started').length, soon).toBe(2)
  await operator.session.close()
  await studio.when('the archive', ({ session }) => session?.phase === 'archived')
  const [session] = await operator.archive.sessions()
  expect(session?.recordings).toMatchObject([{ state: 'kept' }, { state: 'kept' }])
  expect(new Set(session?.recordings.map(({ sha256 }) => sha256)).size).toBe(2)
  expect(studio.faults).toEqual([])
})
