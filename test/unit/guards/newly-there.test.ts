/** An OBS that was reached a moment ago: what is on air is known before anything is repaired, and then it is repaired at once. */
import { expect, test } from 'vitest'
import { isBeingRead } from '#electron/guards/newly-there.ts'
import { plan } from '#electron/guards/planner.ts'
import type { LabelIntent } from '#shared/model/intent.ts'
import { idleIntent, obsWith } from '../sources/small-obs.ts'

const label: LabelIntent = {
  input: 'label',
  picture: idleIntent.safeScene.picture,
  at: { x: 0, y: 0, width: 1, height: 1 },
  inkHeight: 1,
  shortestSideShare: 0.05,
}
const intent = { ...idleIntent, phase: 'live', label } as const
const missing = [{ guard: 'label', fact: 'input-missing', where: 'label', onAir: true }] as const
const inputs = { avatar: ['color_source_v3', {}] } as const

/** `since` of the link is 0 in these. */
function planned(scenes: Parameters<typeof obsWith>[1], now: number, isStubborn = false) {
  return plan(missing, obsWith(inputs, scenes), intent, now, isStubborn)
}

test('repairs wait while what is on air has never been told, and for a second at most', () => {
  const unread = obsWith(inputs, { main: null, other: { avatar: {} } })
  expect(isBeingRead(unread, 999)).toBe(true)
  expect(isBeingRead(unread, 1_000)).toBe(false)
  expect(isBeingRead(obsWith(inputs, { main: { avatar: {} }, other: null }), 1)).toBe(false)
})

test('nothing is put among items that nobody knows yet', () => {
  const scenes = planned({ main: { avatar: {} }, other: null }, 5_000).map(
    ({ requestData }) => requestData?.sceneName,
  )
  expect(scenes).toContain('main')
  expect(scenes).not.toContain('other')
})

test('scenes are rendered to free the name of a deleted input where one may have been deleted, and else not', () => {
  const renders = (now: number, isStubborn = false) =>
    planned({ main: { avatar: {} } }, now, isStubborn).filter(
      ({ requestType }) => requestType === 'GetSourceScreenshot',
    ).length
  expect(renders(500)).toBe(0)
  expect(renders(5_000)).toBe(1)
  expect(renders(500, true)).toBe(1)
})

test('the label is there before a safe scene that nobody waits for, and after one that somebody does', () => {
  const both = [...missing, { guard: 'safe-scene', fact: 'scene-missing', where: 'x', onAir: false }] as const
  const order = (on: boolean) => {
    const wanted = { ...intent, safeScene: { ...intent.safeScene, on } }
    const kinds = plan(both, obsWith(inputs, { main: { avatar: {} } }), wanted, 500, false).map(
      ({ requestType, requestData }) =>
        requestType === 'CreateInput' && requestData?.inputName === 'label' ? 'label' : requestType,
    )
    return kinds.filter((kind) => kind === 'label' || kind === 'CreateScene')
  }
  expect(order(false)).toEqual(['label', 'CreateScene'])
  expect(order(true)).toEqual(['CreateScene', 'label'])
})
