/** How OBS spells windows and devices: what it writes is read back, and nothing that is written anywhere breaks it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readWindowsDevice, readWindowsWindow, readX11Window } from '#shared/rules/sources/window-name.ts'

/** As libobs writes it: the sharp first, or the colon's own sharp would be written twice. */
const written = (name: string) => name.replaceAll('#', '#22').replaceAll(':', '#3A')

test.each([
  ['VTube Studio:UnityWndClass:VTube Studio.exe', 'VTube Studio', 'UnityWndClass', 'VTube Studio.exe'],
  ['直播#3A 第 1 场 #221:Qt5QWindow:a.exe', '直播: 第 1 场 #1', 'Qt5QWindow', 'a.exe'],
  ['a #223A b:c:d', 'a #3A b', 'c', 'd'],
  ['::explorer.exe', '', '', 'explorer.exe'],
  ['a:b:c:d', 'a', 'b', 'c'],
  ['just a title', 'just a title', '', ''],
  ['', '', '', ''],
])('%s on Windows', (text, title, windowClass, program) => {
  expect(readWindowsWindow(text)).toEqual({ title, windowClass, program })
})

test('whatever a window is called on Windows, it is read as OBS wrote it', () => {
  const part = fc.string({ unit: 'grapheme' })
  fc.assert(
    fc.property(part, part, part, (title, windowClass, program) => {
      const text = [title, windowClass, program].map(written).join(':')
      // OBS's own way back is not one to one: a name that holds `#3A` or `#22` itself is read by its rules, not ours.
      fc.pre(!/#(3A|22)/.test(title + windowClass + program))
      expect(readWindowsWindow(text)).toEqual({ title, windowClass, program })
    }),
  )
})

test.each([
  ['USB Camera:\\\\?\\usb#22vid_046d', 'USB Camera', '\\\\?\\usb#vid_046d'],
  ['OBS Virtual Camera:', 'OBS Virtual Camera', ''],
  ['no path', 'no path', ''],
])('the device %s', (text, name, path) => {
  expect(readWindowsDevice(text)).toEqual({ name, path })
})

test.each([
  ['77594625\r\nVTube Studio\r\nsteam_app_1325860', '77594625', 'VTube Studio', 'steam_app_1325860'],
  ['77594625', '77594625', '', ''],
  ['1\r\n\r\n', '1', '', ''],
  ['1\r\na\r\nb\r\nc', '1', 'a', 'b\r\nc'],
  ['', '', '', ''],
])('%j on X11', (text, id, title, windowClass) => {
  expect(readX11Window(text)).toEqual({ id, title, windowClass, program: '' })
})
