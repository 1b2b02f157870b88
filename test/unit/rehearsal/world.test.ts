import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '#electron/obs/rehearsal/protocol.ts'
import type { World } from '#electron/obs/rehearsal/world/world.ts'
import { label, PureRoom } from './small-room.ts'

const names = fc.constantFrom('air', 'idle', 'camera', 'label', 'new', '商品')
const ids = fc.integer({ min: 0, max: 6 })
const kinds = fc.constantFrom('color_source_v3', 'text_ft2_source_v2', 'rehearsal_camera', 'nope')

const request = <T extends Record<string, fc.Arbitrary<unknown>>>(type: string, fields: T) =>
  fc.record(fields).map((data) => [type, data as Json] as const)

/** Requests that change scenes, items and inputs, sensible and not. */
const requests = fc.oneof(
  request('CreateScene', { sceneName: names }),
  request('RemoveScene', { sceneName: names }),
  request('SetSceneName', { sceneName: names, newSceneName: names }),
  request('SetCurrentProgramScene', { sceneName: names }),
  request('CreateInput', { sceneName: names, inputName: names, inputKind: kinds }),
  request('RemoveInput', { inputName: names }),
  request('SetInputName', { inputName: names, newInputName: names }),
  request('CreateSceneItem', { sceneName: names, sourceName: names, sceneItemEnabled: fc.boolean() }),
  request('RemoveSceneItem', { sceneName: names, sceneItemId: ids }),
  request('DuplicateSceneItem', { sceneName: names, sceneItemId: ids }),
  request('SetSceneItemEnabled', { sceneName: names, sceneItemId: ids, sceneItemEnabled: fc.boolean() }),
  request('SetSceneItemIndex', { sceneName: names, sceneItemId: ids, sceneItemIndex: ids }),
  request('SetSceneItemTransform', {
    sceneName: names,
    sceneItemId: ids,
    sceneItemTransform: fc.record({ positionX: fc.integer(), cropLeft: fc.integer({ max: 50 }) }),
  }),
  request('SetStudioModeEnabled', { studioModeEnabled: fc.boolean() }),
  request('SetCurrentPreviewScene', { sceneName: names }),
  fc.integer({ min: 0, max: 400 }).map((milliseconds) => ['pass', { milliseconds }] as const),
)

/** Everything that must hold of any world, whatever was asked of it. */
function expectSound(world: World): void {
  const sources = [...world.sources.values()]
  const taken = sources.map(({ name }) => name)
  expect(new Set(taken).size).toBe(taken.length)
  for (const source of sources) {
    if (source.type !== 'scene') continue
    const itemIds = source.items.map(({ id }) => id)
    expect(new Set(itemIds).size).toBe(itemIds.length)
    expect(Math.max(0, ...itemIds)).toBeLessThan(source.nextItemId)
    expect(source.items.every((item) => world.sources.has(item.source))).toBe(true)
  }
  expect(world.sceneOrder.every((id) => world.sources.get(id)?.removed === false)).toBe(true)
  expect(world.agenda.map(({ at }) => at)).toEqual(world.agenda.map(({ at }) => at).toSorted((a, b) => a - b))
}

describe('a world', () => {
  it('stays sound whatever is asked of it, and is unchanged by what it refuses', () => {
    fc.assert(
      fc.property(fc.array(requests, { maxLength: 40 }), (steps) => {
        const room = new PureRoom()
        for (const [type, data] of steps) {
          if (type === 'pass') {
            room.pass(Number(data.milliseconds))
          } else {
            const before = room.world
            const { response, events } = room.ask(type, data)
            if (!response.requestStatus.result) {
              expect(room.world).toBe(before)
              expect(events).toEqual([])
            }
          }
          expectSound(room.world)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('counts the items of a scene from 0 without gaps, bottom first', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.nat(8)), { maxLength: 20 }),
        (moves) => {
          const room = new PureRoom()
          for (let more = 0; more < 4; more++) {
            room.ask('CreateSceneItem', { sceneName: 'air', sourceName: 'label' })
          }
          for (const [sceneItemId, sceneItemIndex] of moves) {
            room.ask('SetSceneItemIndex', { sceneName: 'air', sceneItemId, sceneItemIndex })
            const { response } = room.ask('GetSceneItemIndex', { sceneName: 'air', sceneItemId })
            expect(response.responseData).toEqual({ sceneItemIndex: Math.min(5, sceneItemIndex) })
          }
          const { response } = room.ask('GetSceneItemList', { sceneName: 'air' })
          const items = response.responseData?.sceneItems as { sceneItemId: number; sceneItemIndex: number }[]
          expect(items.map((item) => item.sceneItemIndex)).toEqual([0, 1, 2, 3, 4, 5])
          expect(items.map((item) => item.sceneItemId).toSorted()).toEqual([1, 2, 3, 4, 5, 6])
        },
      ),
    )
  })

  it('never gives an item id twice', () => {
    const room = new PureRoom()
    room.ask('RemoveSceneItem', label)
    const { response } = room.ask('CreateInput', {
      sceneName: 'air',
      inputName: 'again',
      inputKind: 'color_source_v3',
    })
    expect(response.responseData).toEqual({ sceneItemId: 3 })
  })

  it('tells a hide and a show, each once', () => {
    const room = new PureRoom()
    const set = (sceneItemEnabled: boolean) =>
      room.ask('SetSceneItemEnabled', { ...label, sceneItemEnabled }).events.map(({ eventData }) => eventData)
    expect([set(false), set(false), set(true), set(true)]).toEqual([
      [{ ...label, sceneItemEnabled: false }],
      [],
      [{ ...label, sceneItemEnabled: true }],
      [],
    ])
  })

  it('says that a scene is on air only when its transition has ended', () => {
    const room = new PureRoom()
    expect(room.ask('SetCurrentProgramScene', { sceneName: 'idle' }).events[0]?.eventType).toBe(
      'SceneTransitionStarted',
    )
    expect(room.ask('GetSceneList').response.responseData?.currentProgramSceneName).toBe('idle')
    expect(room.pass(299)).not.toContain('CurrentProgramSceneChanged')
    expect(room.pass(1)).toContain('CurrentProgramSceneChanged')
  })

  it('refuses a scene inside itself, however deep', () => {
    const room = new PureRoom()
    room.ask('CreateSceneItem', { sceneName: 'air', sourceName: 'idle' })
    const { response } = room.ask('CreateSceneItem', { sceneName: 'idle', sourceName: 'air' })
    expect(response.requestStatus).toEqual({
      result: false,
      code: 700,
      comment: 'Failed to create the scene item.',
    })
  })

  it('answers 204 to what it does not know, inherited names of objects included', () => {
    const room = new PureRoom()
    const codes = ['Nope', 'toString', '__proto__', 'SetRecordDirectory'].map(
      (type) => room.ask(type).response.requestStatus.code,
    )
    expect(codes).toEqual([204, 204, 204, 204])
  })
})
