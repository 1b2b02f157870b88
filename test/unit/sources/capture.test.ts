/** What each kind of input says of what it captures, on each system that OBS runs on; secrets are never shown. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SourceFamily } from '#shared/model/declarations.ts'
import { hostAndPath, readAddress } from '#shared/rules/sources/address.ts'
import { captureLine, familyOf, readCapture } from '#shared/rules/sources/capture.ts'

const line = (kind: string, settings: Record<string, unknown>) =>
  captureLine(readCapture(kind, settings), (secret) => `<${secret.replaceAll('\n', '|')}>`)

test.each([
  ['dshow_input', { video_device_id: 'USB Camera:\\\\?\\usb' }, 'USB Camera…<\\\\?\\usb>'],
  ['v4l2_input', { device_id: '/dev/video0', input: 1 }, '/dev/video0…<1>'],
  ['av_capture_input_v2', { device_name: 'FaceTime', device: '0x14' }, 'FaceTime…<0x14>'],
  ['macos-avcapture-fast', { device_name: 'VTubeStudioCam', device: 'u' }, 'VTubeStudioCam…<u>'],
  ['decklink-input', { device_name: 'Mini Recorder' }, 'Mini Recorder'],
  ['window_capture', { window: 'A#3A1:Cls:a.exe' }, 'A:1 · Cls · a.exe'],
  [
    'window_capture',
    { window: 812, window_name: '小雪', owner_name: 'VTube Studio' },
    '小雪 · VTube Studio…<812>',
  ],
  ['game_capture', { window: 'A:B:c.exe' }, ''],
  ['game_capture', { capture_mode: 'any_fullscreen', window: 'A:B:c.exe' }, 'any_fullscreen'],
  ['game_capture', { capture_mode: 'window', window: 'A:B:c.exe' }, 'A · B · c.exe'],
  ['xcomposite_input', { capture_window: '7\r\nVTube Studio\r\nvts' }, 'VTube Studio · vts…<7>'],
  ['pipewire-screen-capture-source', { RestoreToken: 'token' }, '…<token>'],
  ['screen_capture', { type: 2, application: 'com.denchi.vtubestudio' }, 'com.denchi.vtubestudio'],
  ['screen_capture', { type: 1, window: 44 }, '44'],
  ['screen_capture', {}, ''],
  ['monitor_capture', { monitor_id: '\\\\.\\DISPLAY1' }, '\\\\.\\DISPLAY1'],
  ['xshm_input_v2', { screen: 0 }, ''],
  ['xshm_input_v2', { screen: 1 }, '1'],
  ['v4l2_input', { device_id: '/dev/video0', input: -1 }, '/dev/video0'],
  ['browser_source', { url: 'https://a.example/x?token=s#y' }, 'https://a.example/x…<?token=s#y>'],
  ['browser_source', { is_local_file: true, local_file: 'C:\\x.html', url: 'https://a' }, 'C:\\x.html'],
  ['image_source', { file: '/pictures/a.png' }, '/pictures/a.png'],
  ['slideshow_v2', { files: [{ value: '/a.png' }, { value: '/b.png' }, 7] }, '/a.png +1…</b.png>'],
  ['ffmpeg_source', { local_file: '/v.mp4', input: 'rtmp://x/y' }, '/v.mp4'],
  ['ffmpeg_source', { is_local_file: false, input: 'rtsp://me:pw@cam/1' }, 'rtsp://cam/1…<me:pw@>'],
  ['vlc_source', { playlist: [{ value: 'http://a/b?k=1' }] }, 'http://a/b…<?k=1>'],
  ['spout_capture', { spoutsenders: 'VTubeStudioSpout' }, 'VTubeStudioSpout'],
  ['ndi_source', { ndi_source_name: 'PC (VTube Studio)' }, 'PC (VTube Studio)'],
  ['syphon-input', { app_name: 'VTube Studio', name: 'out' }, 'VTube Studio · out'],
  ['text_gdiplus_v3', { text: 'words' }, ''],
  ['color_source_v3', { color: 7 }, ''],
  ['somebodys_plugin', { width: 8, source: 'x', deep: { key: 'secret' } }, '…<deep=secret|source=x>'],
])('%s %j', (kind, settings, expected) => {
  expect(line(kind, settings)).toBe(expected)
})

test.each([
  ['wasapi_input_capture', 'sound'],
  ['pulse_output_capture', 'sound'],
  ['coreaudio_input_capture', 'sound'],
  ['sck_audio_capture', 'sound'],
  ['pipewire-audio-application-capture', 'sound'],
  ['rehearsal_microphone', 'sound'],
  ['color_source_v3', 'colour'],
  ['never_heard_of', 'other'],
])('%s is of the family %s', (kind, family) => {
  expect(familyOf(kind)).toBe(family)
  expect(readCapture(kind, {}).family).toBe(family)
})

test('a display of macOS is a screen, though its kind can be a window', () => {
  expect(readCapture('screen_capture', { type: 0 }).family).toBe('screen')
  expect(readCapture('screen_capture', { type: 1 }).family).toBe('window')
})

const known = fc.constantFrom(
  ...[
    'dshow_input',
    'window_capture',
    'game_capture',
    'xcomposite_input',
    'screen_capture',
    'browser_source',
  ],
  ...['slideshow', 'ffmpeg_source', 'vlc_source', 'ndi_source', 'syphon-input', 'plugin', ''],
)
const names = fc.constantFrom(
  'window',
  'url',
  'files',
  'playlist',
  'type',
  'capture_mode',
  'is_local_file',
  'x',
)

test('no settings are too strange to be read', () => {
  fc.assert(
    fc.property(known, fc.dictionary(names, fc.jsonValue()), (kind, settings) => {
      const capture = readCapture(kind, settings)
      expect(SourceFamily.options).toContain(capture.family)
      expect(typeof captureLine(capture, () => 'f')).toBe('string')
    }),
  )
})

test('nothing of a query, a fragment or a password is ever shown', () => {
  const part = fc.stringMatching(/^[a-z0-9]{6,12}$/)
  fc.assert(
    fc.property(part, part, part, part, (user, password, query, fragment) => {
      const url = `https://${user}:${password}@host.example/p?k=${query}#${fragment}`
      const shown = captureLine(readCapture('browser_source', { url }), () => 'f')
      expect(shown).toBe('https://host.example/p…f')
    }),
  )
})

test('every address comes apart and together again', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
      const parts = readAddress(url)
      expect(`${parts?.open}${parts?.secret}`).toBe(url)
      expect(hostAndPath(url)?.host).toBe(new URL(url).hostname)
    }),
  )
})

test.each(['C:\\a.png', '/a.png', 'a:b', '', '://x'])('%s is no address', (text) => {
  expect(readAddress(text)).toBeNull()
})
