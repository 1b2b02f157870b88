/** What a source shows, and what it probably is. */
import { expect, test } from 'vitest'
import { proposeNature } from '#electron/studio/room/propose-nature.ts'
import { captureOf } from '#electron/studio/room/room-report.ts'
import type { Input } from '#shared/model/obs.ts'

function inputWith(value: Record<string, unknown>): Input {
  return {
    name: 'x',
    kind: 'x',
    settings: { known: true, at: 0, value },
    muted: { known: false, since: 0, why: 'silent' },
  }
}

test.each([
  [{ file: '/pictures/a.png' }, '/pictures/a.png'],
  [{ url: 'https://push.example/live?token=secret#x' }, 'https://push.example/live'],
  [{ input: 'rtsp://camera.example/1?key=secret' }, 'rtsp://camera.example/1'],
  [
    { file: '', window: 'VTube Studio:UnityWndClass:VTube Studio.exe' },
    'VTube Studio:UnityWndClass:VTube Studio.exe',
  ],
  [{ device_id: 7 }, ''],
  [{}, ''],
])('the capture of %j is %s: no query, which may hold secrets', (settings, capture) => {
  expect(captureOf(inputWith(settings))).toBe(capture)
})

test.each([
  ['数字人画面', 'rehearsal_camera', '', 'virtual-image'],
  ['窗口', 'window_capture', 'VTube Studio:UnityWndClass:VTube Studio.exe', 'virtual-image'],
  ['机位', 'dshow_input', 'USB Camera', 'real'],
  ['背景', 'image_source', '/a.png', 'media'],
  ['浏览器', 'browser_source', 'https://example.com', null],
] as const)('%s (%s, %s) is proposed as %s', (name, kind, capture, nature) => {
  expect(proposeNature({ name, kind, capture, inProgramme: true })).toBe(nature)
})
