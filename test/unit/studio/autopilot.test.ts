import { expect, test, vi } from 'vitest'
import { startAutopilot } from '#electron/studio/autopilot.ts'
import { entriesOf } from '#test/harness/room-out.ts'
import { startTestStudio } from '#test/harness/studio.ts'

vi.setConfig({ testTimeout: 60_000 })

test('the autopilot plays the operator’s day through the contract, and closes what it opened', async () => {
  await using studio = await startTestStudio({ kind: 'rehearsal' })
  const said: string[] = []
  const autopilot = startAutopilot(studio.studio, (line) => said.push(line))
  await studio.when('the card', ({ onAir }) => onAir?.state === 'confirmed')
  await vi.waitUntil(() => said.some((line) => line.startsWith('on air: ')), { timeout: 10_000 })
  expect(said).toContain('何奕 signed in')
  expect(said).toContain('declared 数字人画面: virtual-image')
  expect(said).toContain('live')
  await autopilot.stop()
  expect(studio.studio.view.value.session?.phase).toBe('archived')
  expect(entriesOf(studio, 'session.went-live')).toMatchObject([{ actor: { type: 'user', user: 'he-yi' } }])
  expect(studio.faults).toEqual([])
})
