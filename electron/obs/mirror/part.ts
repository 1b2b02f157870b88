import type { ObsState } from '#shared/model/obs.ts'
import type { ObsRequest } from '../link/outcome.ts'

/** The parts that OBS's state is read in; each is one request. */
export type PartKind =
  | 'scenes'
  | 'groups'
  | 'inputs'
  | 'items'
  | 'group-items'
  | 'settings'
  | 'muted'
  | 'filters'
  | 'record'
  | 'stream'
  | 'virtual-camera'
  | 'studio-mode'
  | 'canvas'
  | 'collection'
  | 'profile'
  | 'record-directory'
  | 'stream-service'
  | 'replay-buffer'

/** `of` names the scene, group, input or source that the part belongs to; '' where there is only one. */
export type Part = { readonly kind: PartKind; readonly of: string }

export type PartKey = `${PartKind}:${string}`

export function part(kind: PartKind, of = ''): Part {
  return { kind, of }
}

export function partKey({ kind, of }: Part): PartKey {
  return `${kind}:${of}`
}

/**
 * The request that reads a part. GetCurrentProgramScene is not among them and must never be: asked while a scene
 * collection loads it ends OBS (a null name, unguarded from 5.1 to 5.7). GetSceneList names the programme too, and
 * does so from the start of a transition where the event comes at its end.
 */
export function requestOf({ kind, of }: Part): ObsRequest {
  switch (kind) {
    case 'scenes':
      return { requestType: 'GetSceneList', requestData: {} }
    case 'groups':
      return { requestType: 'GetGroupList' }
    case 'inputs':
      return { requestType: 'GetInputList', requestData: {} }
    case 'items':
      return { requestType: 'GetSceneItemList', requestData: { sceneName: of } }
    case 'group-items':
      return { requestType: 'GetGroupSceneItemList', requestData: { sceneName: of } }
    case 'settings':
      return { requestType: 'GetInputSettings', requestData: { inputName: of } }
    case 'muted':
      return { requestType: 'GetInputMute', requestData: { inputName: of } }
    case 'filters':
      return { requestType: 'GetSourceFilterList', requestData: { sourceName: of } }
    case 'record':
      return { requestType: 'GetRecordStatus' }
    case 'stream':
      return { requestType: 'GetStreamStatus' }
    case 'virtual-camera':
      return { requestType: 'GetVirtualCamStatus' }
    case 'studio-mode':
      return { requestType: 'GetStudioModeEnabled' }
    case 'canvas':
      return { requestType: 'GetVideoSettings' }
    case 'collection':
      return { requestType: 'GetSceneCollectionList' }
    case 'profile':
      return { requestType: 'GetProfileList' }
    case 'record-directory':
      return { requestType: 'GetRecordDirectory' }
    case 'stream-service':
      return { requestType: 'GetStreamServiceSettings' }
    case 'replay-buffer':
      return { requestType: 'GetReplayBufferStatus' }
  }
}

/** The part that holds a scene's items; a group's are read by a request of their own. */
export function itemsPart(obs: ObsState, scene: string): Part {
  return part(obs.scenes.get(scene)?.isGroup ? 'group-items' : 'items', scene)
}
