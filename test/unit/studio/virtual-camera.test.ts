/** The other way out: OBS's virtual camera feeds the platform's own companion. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { entriesOf, inForce, makeReady, soon, startOwnRehearsal } from '#test/harness/room-out.ts'
import { startTestStudio, type TestStudio } from '#test/harness/studio.ts'

vi.setConfig({ testTimeout: 30_000 })

async function withVirtualCameraRoom(
  hasVirtualCamera: boolean,
  body: (studio: TestStudio) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'fairlive-camera-'))
  await using obs = await startOwnRehearsal(folder, { hasVirtualCamera })
  await using studio = await startTestStudio({ kind: 'obs', url: obs.url, password: obs.password })
  const supervisor = await studio.signIn('zhou-ning')
  const { room } = studio.studio.view.value
  if (room === null) throw new Error('the demo has a room')
  await supervisor.room.change({ ...room, way: 'virtual-camera' })
  await body(studio)
  expect(studio.faults).toEqual([])
  rmSync(folder, { recursive: true, force: true })
}

test('going live starts the virtual camera and no stream; closing ends it', async () => {
  await withVirtualCameraRoom(true, async (studio) => {
    const operator = await studio.signIn('he-yi')
    await makeReady(studio, operator)
    await operator.session.goLive()
    const live = await studio.when(
      'the camera',
      (view) => inForce(view) && view.virtualCamera?.active === true,
    )
    expect(live.stream?.active).toBe(false)
    await expect
      .poll(() => entriesOf(studio, 'output.seen').map(({ body }) => body), soon)
      .toContainEqual({ output: 'virtual-camera', active: true, asked: true })
    await operator.session.close()
    await studio.when(
      'the end',
      ({ session, virtualCamera }) => session?.phase === 'archived' && virtualCamera?.active === false,
    )
  })
})

test('where OBS has no virtual camera the preflight says so, and a rehearsal is still possible', async () => {
  await withVirtualCameraRoom(false, async (studio) => {
    const operator = await studio.signIn('he-yi')
    await studio.when('OBS', ({ link, canvas }) => link.phase === 'connected' && canvas !== null)
    await operator.session.beginPreflight({ supervisor: null })
    const { checks } = await studio.when('the preflight', (view) => view.checks.length > 0)
    expect(checks.find(({ id }) => id === 'output')).toMatchObject({
      outcome: 'fail',
      said: { zh: expect.stringContaining('没有虚拟摄像机') },
    })
    await expect(operator.session.goLive()).rejects.toMatchObject({ data: { code: 'session.not-ready' } })
  })
})
