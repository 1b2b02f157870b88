/** The other way out: OBS's virtual camera feeds the platform's own companion. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { entriesOf, inForce, makeReady, soon, startOwnRehearsal } from '#test/harness/room-out.ts'
import { startTestStudio } from '#test/harness/studio.ts'

vi.setConfig({ testTimeout: 30_000 })

test('going live starts the virtual camera and no stream; closing ends it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fairlive-camera-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  await using obs = await startOwnRehearsal(folder, { hasVirtualCamera: true })
  await using studio = await startTestStudio({ kind: 'obs', url: obs.url, password: obs.password })
  const supervisor = await studio.signIn('zhou-ning')
  const { room } = studio.studio.view.value
  if (room === null) throw new Error('the demo has a room')
  await supervisor.room.change({ ...room, way: 'virtual-camera' })
  await makeReady(studio, supervisor)
  await supervisor.session.goLive()
  const live = await studio.when('the camera', (view) => inForce(view) && view.virtualCamera?.active === true)
  expect(live.stream?.active).toBe(false)
  await expect
    .poll(() => entriesOf(studio, 'output.seen').map(({ body }) => body), soon)
    .toContainEqual({ output: 'virtual-camera', active: true, asked: true })
  await supervisor.session.close()
  await studio.when(
    'the end',
    ({ session, virtualCamera }) => session?.phase === 'archived' && virtualCamera?.active === false,
  )
  expect(studio.faults).toEqual([])
})
