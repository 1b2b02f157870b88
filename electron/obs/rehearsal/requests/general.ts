import { type Json, RequestRefused, status } from '../protocol.ts'
import type { Dialect } from '../rules.ts'
import { event } from '../world/events.ts'
import { activeSources, showingSources } from '../world/reach.ts'
import { anySource } from '../world/sources.ts'
import type { Handler } from '../world/step.ts'
import { needed, object, text } from './fields.ts'
import { currentProfile, withProfile } from './profiles.ts'

export const versions: Readonly<Record<Dialect, { readonly obs: string; readonly websocket: string }>> = {
  '5.1': { obs: '29.0.2', websocket: '5.1.0' },
  '5.5': { obs: '30.2.3', websocket: '5.5.2' },
}

/** `availableRequests` is filled in where the table of requests is known. */
export const getVersion: Handler = (world) => {
  const version = versions[world.rules.dialect]
  return {
    data: {
      obsVersion: version.obs,
      obsWebSocketVersion: version.websocket,
      rpcVersion: 1,
      supportedImageFormats: world.rules.imageFormats,
      platform: 'rehearsal',
      platformDescription: 'Fairlive Studio rehearsal OBS',
    },
  }
}

export const getStats: Handler = (world, _data, senses) => {
  const fps = world.video.fpsNumerator / world.video.fpsDenominator
  const frames = Math.trunc(((senses.now - world.startedAt) / 1000) * fps)
  return {
    data: {
      cpuUsage: 1,
      memoryUsage: 64,
      availableDiskSpace: 100_000,
      activeFps: fps,
      averageFrameRenderTime: 1,
      renderSkippedFrames: 0,
      renderTotalFrames: frames,
      outputSkippedFrames: 0,
      outputTotalFrames: frames,
      webSocketSessionIncomingMessages: 0,
      webSocketSessionOutgoingMessages: 0,
    },
  }
}

export const broadcastCustomEvent: Handler = (_world, data) => ({
  events: [event('CustomEvent', object(data, 'eventData'))],
})

const hotkeys = [
  'OBSBasic.StartStreaming',
  'OBSBasic.StopStreaming',
  'OBSBasic.StartRecording',
  'OBSBasic.StopRecording',
  'OBSBasic.PauseRecording',
  'OBSBasic.UnpauseRecording',
  'OBSBasic.TogglePreviewProgram',
  'OBSBasic.Transition',
]

export const getHotkeyList: Handler = () => ({ data: { hotkeys } })

/** The hotkeys are there to be listed; pressing one does nothing. */
export const triggerHotkeyByName: Handler = (_world, data) => {
  if (!hotkeys.includes(text(data, 'hotkeyName'))) {
    throw new RequestRefused(status.resourceNotFound, 'No hotkeys were found by that name.')
  }
  return {}
}

export const callVendorRequest: Handler = (_world, data) => {
  text(data, 'vendorName')
  text(data, 'requestType')
  throw new RequestRefused(status.resourceNotFound, 'No vendor was found by that name.')
}

export const getSourceActive: Handler = (world, data) => {
  const { id } = anySource(world, data)
  return {
    data: {
      videoActive: activeSources(world).has(id),
      videoShowing: showingSources(world).has(id),
    },
  }
}

const globalRealm = 'OBS_WEBSOCKET_DATA_REALM_GLOBAL'
const profileRealm = 'OBS_WEBSOCKET_DATA_REALM_PROFILE'

function checkRealm(realm: string): void {
  if (realm === globalRealm || realm === profileRealm) return
  throw new RequestRefused(status.resourceNotFound, 'You have specified an invalid persistent data realm.')
}

export const getPersistentData: Handler = (world, data) => {
  const realm = text(data, 'realm')
  const slot = text(data, 'slotName')
  checkRealm(realm)
  const slots: Json = realm === globalRealm ? world.slots : currentProfile(world).slots
  return { data: { slotValue: slots[slot] ?? null } }
}

export const setPersistentData: Handler = (world, data) => {
  const realm = text(data, 'realm')
  const slot = text(data, 'slotName')
  const value = needed(data, 'slotValue')
  checkRealm(realm)
  if (realm === globalRealm) return { world: { ...world, slots: { ...world.slots, [slot]: value } } }
  const profile = currentProfile(world)
  return { world: withProfile(world, { ...profile, slots: { ...profile.slots, [slot]: value } }) }
}
