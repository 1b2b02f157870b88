/** The table of requests, and the one place where a request meets the world. */

import { type ObsEvent, RequestRefused, type Response, status, succeeded } from '../protocol.ts'
import { withFrameDue } from '../world/happenings.ts'
import type { Handler, Outcome, Senses } from '../world/step.ts'
import type { World } from '../world/world.ts'
import * as collections from './collections.ts'
import type { Data } from './fields.ts'
import * as filters from './filters.ts'
import * as general from './general.ts'
import * as volume from './input-volume.ts'
import * as inputs from './inputs.ts'
import * as itemChanges from './item-changes.ts'
import * as items from './items.ts'
import * as profiles from './profiles.ts'
import * as record from './record.ts'
import * as sceneOverride from './scene-override.ts'
import * as transitions from './scene-transitions.ts'
import * as scenes from './scenes.ts'
import * as screenshots from './screenshots.ts'
import * as stream from './stream.ts'
import * as studioMode from './studio-mode.ts'
import * as video from './video.ts'
import * as virtualCamera from './virtual-camera.ts'

const handlers: Readonly<Record<string, Handler>> = {
  GetVersion: general.getVersion,
  GetStats: general.getStats,
  BroadcastCustomEvent: general.broadcastCustomEvent,
  CallVendorRequest: general.callVendorRequest,
  GetHotkeyList: general.getHotkeyList,
  TriggerHotkeyByName: general.triggerHotkeyByName,
  GetPersistentData: general.getPersistentData,
  SetPersistentData: general.setPersistentData,
  GetSourceActive: general.getSourceActive,
  GetSourceScreenshot: screenshots.getSourceScreenshot,
  SaveSourceScreenshot: screenshots.saveSourceScreenshot,
  GetVideoSettings: video.getVideoSettings,
  SetVideoSettings: video.setVideoSettings,
  GetSceneCollectionList: collections.getSceneCollectionList,
  SetCurrentSceneCollection: collections.setCurrentSceneCollection,
  CreateSceneCollection: collections.createSceneCollection,
  GetProfileList: profiles.getProfileList,
  SetCurrentProfile: profiles.setCurrentProfile,
  CreateProfile: profiles.createProfile,
  RemoveProfile: profiles.removeProfile,
  GetProfileParameter: profiles.getProfileParameter,
  SetProfileParameter: profiles.setProfileParameter,
  GetRecordDirectory: profiles.getRecordDirectory,
  GetSceneList: scenes.getSceneList,
  GetGroupList: scenes.getGroupList,
  CreateScene: scenes.createScene,
  RemoveScene: scenes.removeScene,
  SetSceneName: scenes.setSceneName,
  GetCurrentProgramScene: scenes.getCurrentProgramScene,
  SetCurrentProgramScene: scenes.setCurrentProgramScene,
  GetCurrentPreviewScene: studioMode.getCurrentPreviewScene,
  SetCurrentPreviewScene: studioMode.setCurrentPreviewScene,
  GetStudioModeEnabled: studioMode.getStudioModeEnabled,
  SetStudioModeEnabled: studioMode.setStudioModeEnabled,
  TriggerStudioModeTransition: studioMode.triggerStudioModeTransition,
  GetTransitionKindList: transitions.getTransitionKindList,
  GetSceneTransitionList: transitions.getSceneTransitionList,
  GetCurrentSceneTransition: transitions.getCurrentSceneTransition,
  SetCurrentSceneTransition: transitions.setCurrentSceneTransition,
  SetCurrentSceneTransitionDuration: transitions.setCurrentSceneTransitionDuration,
  SetCurrentSceneTransitionSettings: transitions.setCurrentSceneTransitionSettings,
  GetCurrentSceneTransitionCursor: transitions.getCurrentSceneTransitionCursor,
  GetSceneSceneTransitionOverride: sceneOverride.getSceneSceneTransitionOverride,
  SetSceneSceneTransitionOverride: sceneOverride.setSceneSceneTransitionOverride,
  GetSceneItemList: items.getSceneItemList,
  GetGroupSceneItemList: items.getGroupSceneItemList,
  GetSceneItemId: items.getSceneItemId,
  CreateSceneItem: items.createSceneItem,
  RemoveSceneItem: items.removeSceneItem,
  DuplicateSceneItem: items.duplicateSceneItem,
  GetSceneItemEnabled: items.getSceneItemEnabled,
  GetSceneItemLocked: items.getSceneItemLocked,
  GetSceneItemIndex: items.getSceneItemIndex,
  GetSceneItemBlendMode: items.getSceneItemBlendMode,
  GetSceneItemTransform: items.getSceneItemTransform,
  SetSceneItemEnabled: itemChanges.setSceneItemEnabled,
  SetSceneItemLocked: itemChanges.setSceneItemLocked,
  SetSceneItemIndex: itemChanges.setSceneItemIndex,
  SetSceneItemBlendMode: itemChanges.setSceneItemBlendMode,
  SetSceneItemTransform: itemChanges.setSceneItemTransform,
  GetInputList: inputs.getInputList,
  GetInputKindList: inputs.getInputKindList,
  GetSpecialInputs: inputs.getSpecialInputs,
  CreateInput: inputs.createInput,
  RemoveInput: inputs.removeInput,
  SetInputName: inputs.setInputName,
  GetInputDefaultSettings: inputs.getInputDefaultSettings,
  GetInputSettings: inputs.getInputSettings,
  SetInputSettings: inputs.setInputSettings,
  GetInputMute: inputs.getInputMute,
  SetInputMute: inputs.setInputMute,
  ToggleInputMute: inputs.toggleInputMute,
  GetInputVolume: volume.getInputVolume,
  SetInputVolume: volume.setInputVolume,
  GetSourceFilterList: filters.getSourceFilterList,
  GetSourceFilterDefaultSettings: filters.getSourceFilterDefaultSettings,
  GetSourceFilter: filters.getSourceFilter,
  CreateSourceFilter: filters.createSourceFilter,
  RemoveSourceFilter: filters.removeSourceFilter,
  SetSourceFilterName: filters.setSourceFilterName,
  SetSourceFilterIndex: filters.setSourceFilterIndex,
  SetSourceFilterSettings: filters.setSourceFilterSettings,
  SetSourceFilterEnabled: filters.setSourceFilterEnabled,
  GetRecordStatus: record.getRecordStatus,
  StartRecord: record.startRecord,
  StopRecord: record.stopRecord,
  ToggleRecord: record.toggleRecord,
  PauseRecord: record.pauseRecord,
  ResumeRecord: record.resumeRecord,
  ToggleRecordPause: record.toggleRecordPause,
  GetStreamStatus: stream.getStreamStatus,
  StartStream: stream.startStream,
  StopStream: stream.stopStream,
  ToggleStream: stream.toggleStream,
  GetStreamServiceSettings: stream.getStreamServiceSettings,
  SetStreamServiceSettings: stream.setStreamServiceSettings,
  GetVirtualCamStatus: virtualCamera.getVirtualCamStatus,
  StartVirtualCam: virtualCamera.startVirtualCam,
  StopVirtualCam: virtualCamera.stopVirtualCam,
  ToggleVirtualCam: virtualCamera.toggleVirtualCam,
  GetReplayBufferStatus: virtualCamera.noReplayBuffer,
  StartReplayBuffer: virtualCamera.noReplayBuffer,
  StopReplayBuffer: virtualCamera.noReplayBuffer,
  ToggleReplayBuffer: virtualCamera.noReplayBuffer,
}

/** Requests that came after 5.1. */
const newerHandlers: Readonly<Record<string, Handler>> = {
  SetRecordDirectory: profiles.setRecordDirectory,
  GetSourceFilterKindList: filters.getSourceFilterKindList,
}

function handlersOf(world: World): Readonly<Record<string, Handler>> {
  return world.rules.dialect === '5.1' ? handlers : { ...handlers, ...newerHandlers }
}

export type Applied = Omit<Outcome, 'world' | 'events' | 'data'> & {
  readonly world: World
  readonly response: Response
  readonly events: readonly ObsEvent[]
}

/**
 * One request on one world. A refused request leaves the world as it was and answers with obs-websocket's status.
 * `draw` and `effects` are for whoever runs the world: the first completes the response, the others come back as happenings.
 */
export function apply(world: World, requestType: string, data: Data, senses: Senses): Applied {
  try {
    const {
      data: told,
      events = [],
      world: after = world,
      ...rest
    } = outcomeOf(world, requestType, data, senses)
    return {
      ...rest,
      world: withFrameDue(world, after, senses.now),
      response: { requestStatus: succeeded, ...(told === undefined ? {} : { responseData: told }) },
      events,
    }
  } catch (failure) {
    if (!(failure instanceof RequestRefused)) throw failure
    return { world, response: failure.response(), events: [] }
  }
}

function outcomeOf(world: World, requestType: string, data: Data, senses: Senses): Outcome {
  if (requestType === '') {
    throw new RequestRefused(status.missingRequestType, "Your request's `requestType` may not be empty.")
  }
  // Sleeping is for batches, which see to it themselves.
  if (requestType === 'Sleep') throw new RequestRefused(status.unsupportedBatchExecutionType)
  const known = handlersOf(world)
  const handler = Object.hasOwn(known, requestType) ? known[requestType] : undefined
  if (handler === undefined) {
    throw new RequestRefused(status.unknownRequestType, 'Your request type is not valid.')
  }
  const outcome = handler(world, data, senses)
  if (requestType !== 'GetVersion') return outcome
  return { ...outcome, data: { ...outcome.data, availableRequests: [...Object.keys(known), 'Sleep'] } }
}
