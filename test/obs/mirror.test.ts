import { afterAll, beforeAll, expect, test } from 'vitest'
import { part } from '#electron/obs/mirror/part.ts'
import { realObsMissing } from '#test/harness/real-obs.ts'
import { describeWhere } from '#test/harness/skip.ts'
import { freshTarget, furnish, reportedChanges, silentChanges, type Target } from './mirror-changes.ts'
import { knownValue, type MirrorRoom, mirrorRoom, must, until } from './mirror-room.ts'

/** A silent change is seen by polling: a beat, the round trip, and what busy cores add to them. */
const soonMs = 1_000

describeWhere(realObsMissing(), 'the mirror of a real OBS', () => {
  let room: MirrorRoom
  let labels = 0
  beforeAll(async () => {
    room = await mirrorRoom()
    await furnish(room)
  })
  afterAll(async () => {
    await room[Symbol.asyncDispose]()
  })

  function fresh(): Promise<Target> {
    labels += 1
    return freshTarget(room, `label ${labels}`)
  }

  test('follows a recording from its start to its end', async () => {
    const { mirror, saboteur } = room
    await must(saboteur, [{ requestType: 'StartRecord' }])
    await until(mirror, 'recording', (state) => knownValue(state.record)?.active === true)
    await must(saboteur, [{ requestType: 'StopRecord' }])
    await until(mirror, 'stopping', (state) => knownValue(state.record)?.stopping === true)
    await until(mirror, 'stopped', (state) => knownValue(state.record)?.active === false)
  })

  test.for([...reportedChanges, ...silentChanges])('sees $name', async ({ make, seen, undo }) => {
    const { mirror, saboteur } = room
    const target = await fresh()
    expect(seen(mirror.current, target)).toBe(false)
    await must(saboteur, make(target))
    await until(mirror, 'the change', (state) => seen(state, target), soonMs)
    if (undo === undefined) return
    await must(saboteur, undo(target))
    await until(mirror, 'the change undone', (state) => !seen(state, target))
  })

  test('knows the new programme from the start of its transition, long before OBS reports it', async () => {
    const { mirror, saboteur, link } = room
    let reported = false
    const stop = link.onEvent((type) => {
      reported ||= type === 'CurrentProgramSceneChanged'
    })
    await must(saboteur, [{ requestType: 'SetCurrentProgramScene', requestData: { sceneName: 'Other' } }])
    await until(mirror, 'the other scene', (state) => knownValue(state.programme) === 'Other')
    expect(reported).toBe(false)
    stop()
    await must(saboteur, [{ requestType: 'SetCurrentProgramScene', requestData: { sceneName: 'Main' } }])
    await until(mirror, 'the first scene', (state) => knownValue(state.programme) === 'Main')
  })

  test('reads a part back on demand, and keeps what did not change', async () => {
    const { mirror } = room
    await fresh()
    const before = mirror.current
    const refreshed = await mirror.refresh([part('items', 'Main'), part('canvas')])
    expect(refreshed.ok).toBe(true)
    expect(knownValue(mirror.current.canvas)).toBe(knownValue(before.canvas))
    expect(knownValue(mirror.current.scenes.get('Main')?.items)).toBe(
      knownValue(before.scenes.get('Main')?.items),
    )
  })
})
