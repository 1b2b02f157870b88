import { describe, expect, it } from 'vitest'
import { demoAvatarSource, demoCollection } from '#electron/obs/rehearsal/demo-collection.ts'
import { collectionFrom } from '#electron/obs/rehearsal/plan.ts'
import { PureRoom } from './small-room.ts'

const plan = { name: 'P', inputs: [], scenes: [{ name: 'S', items: [] }], program: 'S' }

describe('a planned collection', () => {
  it('says what it names without planning it, or plans twice', () => {
    expect(() => collectionFrom({ ...plan, program: 'T' })).toThrow('the plan P has no source T')
    expect(() => collectionFrom({ ...plan, scenes: [{ name: 'S', items: [{ source: 'x' }] }] })).toThrow(
      'source x',
    )
    expect(() => collectionFrom({ ...plan, scenes: [...plan.scenes, ...plan.scenes] })).toThrow('S twice')
  })

  it('of the demo room stands in the world as planned', () => {
    const room = new PureRoom({ canvas: { width: 1080, height: 1920 }, collections: [demoCollection] })
    expect(room.ask('GetSceneList').response.responseData?.currentProgramSceneName).toBe('主播机位')
    const { responseData } = room.ask('GetSceneItemList', { sceneName: '商品特写' }).response
    const items = responseData?.sceneItems as { sourceName: string; sceneItemId: number }[]
    expect(items.map(({ sourceName }) => sourceName)).toEqual([
      '直播间背景',
      '商品台摄像头',
      demoAvatarSource,
      '店铺名',
      '主播麦克风',
    ])
  })

  it('comes back as it was left when collections are changed', () => {
    const room = new PureRoom()
    const change = (sceneCollectionName: string, type = 'SetCurrentSceneCollection') => {
      const { events } = room.ask(type, { sceneCollectionName })
      return [...events.map(({ eventType }) => eventType), ...room.pass(1000)]
    }
    room.ask('SetSceneItemEnabled', { sceneName: 'air', sceneItemId: 2, sceneItemEnabled: false })
    const before = room.ask('GetSceneItemList', { sceneName: 'air' }).response
    expect(change('Other', 'CreateSceneCollection')).toContain('SceneCollectionListChanged')
    expect(room.ask('GetInputList').response.responseData).toEqual({ inputs: [] })
    expect(change('Small room')).toContain('CurrentSceneCollectionChanged')
    expect(room.ask('GetSceneItemList', { sceneName: 'air' }).response).toEqual(before)
  })
})
