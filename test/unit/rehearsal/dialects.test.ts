import { describe, expect, it } from 'vitest'
import type { Json } from '#electron/obs/rehearsal/protocol.ts'
import type { Dialect } from '#electron/obs/rehearsal/rules.ts'
import { label, PureRoom } from './small-room.ts'

/** Every key, at any depth, that ends in Uuid. */
function uuidKeys(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  const own = Object.entries(value).flatMap(([key, inner]) => [key, ...uuidKeys(inner)])
  return own.filter((key) => key.endsWith('Uuid'))
}

function told(dialect: Dialect) {
  const room = new PureRoom({ dialect })
  const requests: readonly (readonly [string, Json?])[] = [
    ['GetSceneList'],
    ['GetSceneItemList', { sceneName: 'air' }],
    ['GetInputList'],
    ['GetSceneTransitionList'],
    ['CreateScene', { sceneName: 'new' }],
    ['CreateInput', { sceneName: 'new', inputName: 'i', inputKind: 'color_source_v3' }],
    ['SetSceneItemEnabled', { ...label, sceneItemEnabled: false }],
    ['SetCurrentProgramScene', { sceneName: 'idle' }],
  ]
  return requests.map(([type, data]) => {
    const { response, events } = room.ask(type, data)
    return [type, [...new Set(uuidKeys([response, events]))].toSorted()]
  })
}

describe('the dialects', () => {
  it('name nothing by uuid before 5.4', () => {
    expect(told('5.1').every(([, keys]) => keys?.length === 0)).toBe(true)
  })

  it('name everything by uuid after it', () => {
    expect(told('5.5')).toEqual([
      ['GetSceneList', ['currentPreviewSceneUuid', 'currentProgramSceneUuid', 'sceneUuid']],
      ['GetSceneItemList', ['sourceUuid']],
      ['GetInputList', ['inputUuid']],
      ['GetSceneTransitionList', ['transitionUuid']],
      ['CreateScene', ['sceneUuid']],
      ['CreateInput', ['inputUuid', 'sceneUuid', 'sourceUuid']],
      ['SetSceneItemEnabled', ['sceneUuid']],
      ['SetCurrentProgramScene', ['transitionUuid']],
    ])
  })

  it('can be asked by uuid where they tell it', () => {
    const room = new PureRoom({ dialect: '5.5' })
    const { responseData } = room.ask('GetSceneList').response
    const [scene] = (responseData as { scenes: { sceneName: string; sceneUuid: string }[] }).scenes
    const byUuid = room.ask('GetSceneItemList', { sceneUuid: scene?.sceneUuid }).response
    expect(byUuid).toEqual(room.ask('GetSceneItemList', { sceneName: scene?.sceneName }).response)
    const nobody = room.ask('GetSceneItemList', { sceneUuid: 'nobody' }).response.requestStatus
    expect(nobody).toEqual({
      result: false,
      code: 600,
      comment: 'No source was found by the UUID of `nobody`.',
    })
  })

  it('have each its own version and requests', () => {
    const known = (dialect: Dialect) => {
      const { responseData } = new PureRoom({ dialect }).ask('GetVersion').response
      const requests = responseData?.availableRequests as string[]
      return [responseData?.obsWebSocketVersion, requests.includes('SetRecordDirectory')]
    }
    expect([known('5.1'), known('5.5')]).toEqual([
      ['5.1.0', false],
      ['5.5.2', true],
    ])
  })
})
