import { ask, askBatch, type Family, scenario } from '../scenario.ts'

const globalRealm = 'OBS_WEBSOCKET_DATA_REALM_GLOBAL'
const profileRealm = 'OBS_WEBSOCKET_DATA_REALM_PROFILE'
const asked = { requestType: 'GetStudioModeEnabled' }

export const general: Family = {
  name: 'general requests and batches',
  scenarios: [
    scenario(
      'tell of the OBS',
      ask('GetVersion', undefined, {
        loose: ['availableRequests', 'supportedImageFormats', 'platform', 'platformDescription'],
      }),
      ask('GetStats', undefined, {
        loose: [
          'activeFps',
          'availableDiskSpace',
          'averageFrameRenderTime',
          'cpuUsage',
          'memoryUsage',
          'outputSkippedFrames',
          'outputTotalFrames',
          'renderSkippedFrames',
          'renderTotalFrames',
          'webSocketSessionIncomingMessages',
          'webSocketSessionOutgoingMessages',
        ],
      }),
      ask('GetHotkeyList', undefined, { loose: ['hotkeys'] }),
      ask('TriggerHotkeyByName', { hotkeyName: 'nope' }),
      ask('CallVendorRequest', { vendorName: 'x', requestType: 'y' }),
    ),
    scenario(
      'carry custom events',
      ask('BroadcastCustomEvent'),
      ask('BroadcastCustomEvent', { eventData: 5 }),
      ask('BroadcastCustomEvent', { eventData: {} }),
      ask('BroadcastCustomEvent', { eventData: { a: [1, '中'] } }),
    ),
    scenario(
      'keep data',
      ask('GetPersistentData', { realm: 'x', slotName: 's' }),
      ask('GetPersistentData', { realm: globalRealm, slotName: 's' }),
      ask('SetPersistentData', { realm: globalRealm, slotName: 's', slotValue: { a: 1 } }),
      ask('GetPersistentData', { realm: globalRealm, slotName: 's' }),
      ask('SetPersistentData', { realm: profileRealm, slotName: 's', slotValue: null }),
      ask('SetPersistentData', { realm: profileRealm, slotName: 's', slotValue: 7 }),
      ask('GetPersistentData', { realm: profileRealm, slotName: 's' }),
      ask('GetPersistentData', { realm: profileRealm, slotName: 'other' }),
    ),
    scenario(
      'have profiles',
      ask('GetProfileList'),
      ask('CreateProfile', { profileName: 'Untitled' }),
      ask('CreateProfile', { profileName: 'P2' }, { ordered: true }),
      ask('GetProfileList'),
      ask('SetCurrentProfile', { profileName: 'nope' }),
      ask('SetCurrentProfile', { profileName: 'Untitled' }, { ordered: true }),
      ask('SetCurrentProfile', { profileName: 'Untitled' }),
      ask('RemoveProfile', { profileName: 'nope' }),
      ask('RemoveProfile', { profileName: 'P2' }),
      ask('RemoveProfile', { profileName: 'Untitled' }),
    ),
    scenario(
      'have profile parameters',
      ask('GetProfileParameter', { parameterCategory: 'SimpleOutput' }),
      ask('GetProfileParameter', { parameterCategory: 'Video', parameterName: 'nope' }),
      ask('GetProfileParameter', { parameterCategory: 'Audio', parameterName: 'SampleRate' }),
      ask('SetProfileParameter', { parameterCategory: 'X', parameterName: 'y', parameterValue: 'z' }),
      ask('GetProfileParameter', { parameterCategory: 'X', parameterName: 'y' }),
      ask('SetProfileParameter', { parameterCategory: 'X', parameterName: 'y', parameterValue: null }),
      ask('GetProfileParameter', { parameterCategory: 'X', parameterName: 'y' }),
      ask('SetProfileParameter', { parameterCategory: 'X', parameterName: 'y' }),
      ask('SetProfileParameter', { parameterCategory: 'X', parameterName: 'y', parameterValue: 5 }),
    ),
    scenario(
      'come in batches',
      askBatch({ requests: [] }),
      askBatch({ requests: [asked, { requestType: 'Nope', requestId: 'q' }, asked] }),
      askBatch({
        haltOnFailure: true,
        requests: [{ ...asked, requestId: '1' }, { requestType: 'Nope' }, asked],
      }),
      askBatch({ haltOnFailure: true, executionType: 1, requests: [{ requestType: 'Nope' }, asked] }),
      askBatch({ haltOnFailure: true, executionType: 2, requests: [{ requestType: 'Nope' }, asked] }),
      askBatch({ executionType: 1, requests: [sleep({ sleepFrames: 3 }), sleep({ sleepMillis: 3 }), asked] }),
      askBatch({ requests: [sleep({ sleepMillis: 3 }), sleep({ sleepFrames: 3 }), asked] }),
      askBatch({ requests: [sleep({ sleepMillis: 50_001 }), sleep({ sleepMillis: -1 })] }),
      askBatch({ executionType: 2, requests: [sleep({ sleepMillis: 1 })] }),
      askBatch({ requests: [{ requestData: {} }, { ...asked, requestData: 5 }] }),
      ask('CreateInput', { sceneName: 'Scene', inputName: 'a', inputKind: 'color_source_v3' }),
      askBatch({
        variables: { scene: 'Scene' },
        requests: [
          {
            requestType: 'GetSceneItemId',
            requestData: { sourceName: 'a' },
            inputVariables: { sceneName: 'scene' },
            outputVariables: { id: 'sceneItemId' },
          },
          {
            requestType: 'SetSceneItemEnabled',
            requestData: { sceneName: 'Scene', sceneItemEnabled: false },
            inputVariables: { sceneItemId: 'id' },
          },
          {
            requestType: 'GetSceneItemEnabled',
            requestData: { sceneName: 'Scene' },
            inputVariables: { sceneItemId: 'unknown' },
          },
        ],
      }),
    ),
    scenario(
      'have scene collections',
      ask('CreateSceneCollection', { sceneCollectionName: 'Untitled' }),
      ask('GetSceneCollectionList'),
      ask('CreateSceneCollection', { sceneCollectionName: 'Zwei' }),
      ask('GetSceneList'),
      ask('GetInputList'),
      ask('SetCurrentSceneCollection', { sceneCollectionName: 'nope' }),
      ask('SetCurrentSceneCollection', { sceneCollectionName: 'Zwei' }),
      ask('SetCurrentSceneCollection', { sceneCollectionName: 'Untitled' }),
      ask('GetSceneList'),
      ask('GetInputList'),
      ask('GetSceneItemList', { sceneName: 'Scene' }),
      ask('GetSceneCollectionList'),
    ),
  ],
}

function sleep(requestData: object): object {
  return { requestType: 'Sleep', requestData }
}
