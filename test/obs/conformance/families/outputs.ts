import { ask, askBatch, type Family, scenario } from '../scenario.ts'

const recordIs = (state: string) => [
  { type: 'RecordStateChanged', with: { outputState: `OBS_WEBSOCKET_OUTPUT_${state}` } },
]
const streamIs = (state: string) => [
  { type: 'StreamStateChanged', with: { outputState: `OBS_WEBSOCKET_OUTPUT_${state}` } },
]
const progress = ['outputBytes', 'outputDuration', 'outputTimecode']

export const outputs: Family = {
  name: 'outputs',
  scenarios: [
    scenario(
      'are idle to begin with',
      ask('GetRecordStatus'),
      ask('StopRecord'),
      ask('PauseRecord'),
      ask('ResumeRecord'),
      ask('ToggleRecordPause'),
      ask('GetStreamStatus'),
      ask('StopStream'),
      ask('GetVirtualCamStatus'),
      ask('StartVirtualCam'),
      ask('StopVirtualCam'),
      ask('GetReplayBufferStatus'),
      ask('StartReplayBuffer'),
      ask('StopReplayBuffer'),
      ask('GetStreamServiceSettings'),
    ),
    scenario(
      'record to a file, with pauses',
      ask('GetRecordDirectory'),
      ask('StartRecord', undefined, { until: recordIs('STARTED'), ordered: true }),
      ask('StartRecord'),
      ask('GetRecordStatus', undefined, { loose: progress }),
      ask('SetVideoSettings', { baseWidth: 640, baseHeight: 360 }),
      ask('PauseRecord', undefined, { until: recordIs('PAUSED') }),
      ask('PauseRecord'),
      ask('GetRecordStatus', undefined, { loose: progress }),
      ask('ResumeRecord', undefined, { until: recordIs('RESUMED') }),
      ask('ResumeRecord'),
      ask('ToggleRecordPause', undefined, { until: recordIs('PAUSED') }),
      ask('ToggleRecordPause', undefined, { until: recordIs('RESUMED') }),
      ask('StopRecord', undefined, { until: recordIs('STOPPED'), ordered: true }),
      ask('StopRecord'),
      ask('ToggleRecord', undefined, { until: recordIs('STARTED'), ordered: true }),
      ask('ToggleRecord', undefined, { until: recordIs('STOPPED'), ordered: true }),
    ),
    scenario(
      'can be paused while they stop, and then stop only when resumed',
      ask('StartRecord', undefined, { until: recordIs('STARTED') }),
      ask('PauseRecord', undefined, { until: recordIs('PAUSED') }),
      ask('StopRecord', undefined, { until: recordIs('STOPPED') }),
      ask('StopRecord'),
      ask('StartRecord', undefined, { until: recordIs('STARTED') }),
      askBatch(
        { requests: [{ requestType: 'StopRecord' }, { requestType: 'PauseRecord' }] },
        { until: recordIs('PAUSED') },
      ),
      ask('GetRecordStatus', undefined, { loose: progress }),
      ask('ResumeRecord', undefined, { until: recordIs('STOPPED'), ordered: true }),
      ask('GetRecordStatus', undefined, { loose: progress }),
    ),
    scenario(
      'stream to a server that does not answer',
      ask('SetStreamServiceSettings', { streamServiceType: 'rtmp_custom' }),
      ask('SetStreamServiceSettings', { streamServiceType: 'rtmp_custom', streamServiceSettings: {} }),
      ask('SetStreamServiceSettings', {
        streamServiceType: 'rtmp_custom',
        streamServiceSettings: { server: 'rtmp://127.0.0.1:9/live', key: 'k' },
      }),
      ask('GetStreamServiceSettings'),
      ask('SetStreamServiceSettings', {
        streamServiceType: 'rtmp_custom',
        streamServiceSettings: { key: 'k2' },
      }),
      ask('GetStreamServiceSettings'),
      ask('StartStream', undefined, { until: streamIs('STOPPED'), ordered: true }),
      ask('GetStreamStatus'),
      ask('StopStream'),
      ask('ToggleStream', undefined, { until: streamIs('STOPPED'), ordered: true }),
    ),
    scenario(
      'have a canvas',
      ask('GetVideoSettings'),
      ask('SetVideoSettings'),
      ask('SetVideoSettings', {}),
      ask('SetVideoSettings', { baseWidth: 640 }),
      ask('SetVideoSettings', { baseWidth: 640, baseHeight: 3 }),
      ask('SetVideoSettings', { baseWidth: 'a', baseHeight: 3 }),
      ask('SetVideoSettings', { outputWidth: 640, outputHeight: 360 }),
      ask('SetVideoSettings', { baseWidth: 1080, baseHeight: 1920, outputWidth: 540, outputHeight: 960 }),
      ask('GetVideoSettings'),
    ),
  ],
}
