import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { systemClock } from '#electron/obs/clock.ts'
import { ObsLink } from '#electron/obs/link.ts'
import { startRehearsalObs } from '#electron/obs/rehearsal/start.ts'
import { freePort } from '#test/harness/free-port.ts'

test('an OBS that is back on one connection is back on the other, which does not wait for its own next try', async () => {
  const recordDirectory = mkdtempSync(join(tmpdir(), 'fairlive-hurry-'))
  onTestFinished(() => rmSync(recordDirectory, { recursive: true }))
  const port = await freePort()
  const never = { firstMs: 3_600_000, eagerForMs: 3_600_000, capMs: 3_600_000, patientMs: 3_600_000 }
  using link = new ObsLink({
    address: { url: `ws://127.0.0.1:${port}`, password: 'p' },
    clock: systemClock,
    retry: never,
  })
  const phases = () =>
    [link.control.state, link.polls.state].map((state) => 'failure' in state && state.failure)
  await vi.waitUntil(() => phases().every((failure) => failure === 'closed'))
  await using _obs = await startRehearsalObs({
    port,
    password: 'p',
    canvas: { width: 1280, height: 720 },
    collections: [{ name: 'Untitled', inputs: [], scenes: [{ name: 'Scene', items: [] }], program: 'Scene' }],
    recordDirectory,
    dialect: '5.1',
  })
  link.control.hurry()
  await vi.waitUntil(() => link.state.phase === 'connected')
  expect(link.polls.state.phase).toBe('connected')
})
