/**
 * OBS's input kinds and the settings by which each says what it shows: those of OBS itself on Windows, macOS and Linux,
 * and of the plugins by which avatars come in. Read in OBS's source (plugins/win-capture, win-dshow, mac-capture,
 * mac-avcapture, mac-syphon, linux-capture, linux-pipewire, linux-v4l2, obs-ffmpeg, image-source, vlc-video), in
 * obs-browser, obs-spout2-plugin and DistroAV.
 */
import type { Capture } from '#shared/model/capture.ts'
import type { SourceFamily } from '#shared/model/declarations.ts'
import { readAddress } from './address.ts'
import type { Settings } from './settings.ts'
import { readWindowsDevice, readWindowsWindow, readX11Window, type WindowName } from './window-name.ts'

/** What was read; `family` only where the settings and not the kind decide it. */
type Read = Partial<Capture>
type Kind = { readonly family: SourceFamily; readonly read: (settings: Settings) => Read }

/** By kind, without its version. */
export const captureKinds: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['dshow_input', { family: 'camera', read: (s) => windowsDevice(s.text('video_device_id')) }],
  ['v4l2_input', { family: 'camera', read: (s) => device(s.text('device_id'), s.number('input', -1)) }],
  ['av_capture_input', { family: 'camera', read: appleDevice }],
  ['macos-avcapture', { family: 'camera', read: appleDevice }],
  ['macos-avcapture-fast', { family: 'camera', read: appleDevice }],
  ['pipewire-camera-source', { family: 'camera', read: (s) => device(s.text('device_id')) }],
  ['decklink-input', { family: 'camera', read: (s) => device(s.text('device_name'), s.text('device_hash')) }],
  ['rehearsal_camera', { family: 'camera', read: (s) => device(s.text('figure')) }],

  ['window_capture', { family: 'window', read: windowCapture }],
  ['game_capture', { family: 'window', read: gameCapture }],
  ['xcomposite_input', { family: 'window', read: (s) => x11Window(s.text('capture_window')) }],
  ['pipewire-window-capture-source', { family: 'window', read: portal }],
  ['screen_capture', { family: 'window', read: appleScreenCapture }],

  [
    'monitor_capture',
    { family: 'screen', read: (s) => screen(s.text('monitor_id'), s.number('monitor', 0)) },
  ],
  [
    'display_capture',
    { family: 'screen', read: (s) => screen(s.text('display_uuid'), s.number('display', 0)) },
  ],
  ['xshm_input', { family: 'screen', read: (s) => screen(s.text('server'), s.number('screen', 0)) }],
  ['pipewire-desktop-capture-source', { family: 'screen', read: portal }],
  ['pipewire-screen-capture-source', { family: 'screen', read: portal }],

  ['browser_source', { family: 'browser', read: browser }],
  ['image_source', { family: 'image', read: (s) => files([s.text('file')]) }],
  ['slideshow', { family: 'image', read: (s) => files(s.list('files')) }],
  ['ffmpeg_source', { family: 'media', read: ffmpeg }],
  ['vlc_source', { family: 'media', read: (s) => files(s.list('playlist')) }],

  ['spout_capture', { family: 'feed', read: (s) => feed(s.text('spoutsenders')) }],
  ['ndi_source', { family: 'feed', read: (s) => feed(s.text('ndi_source_name')) }],
  ['syphon-input', { family: 'feed', read: syphon }],

  ['text_gdiplus', { family: 'text', read: () => ({}) }],
  ['text_ft2_source', { family: 'text', read: () => ({}) }],
  ['text_pango_source', { family: 'text', read: () => ({}) }],
  ['color_source', { family: 'colour', read: () => ({}) }],
])

function device(name: string, more = ''): Read {
  return { shown: name, hidden: more, names: { devices: [name] } }
}

function windowsDevice(id: string): Read {
  const { name, path } = readWindowsDevice(id)
  return device(name, path)
}

/** The name is for people, the id decides. */
function appleDevice(settings: Settings): Read {
  return device(settings.text('device_name'), settings.text('device'))
}

function window({ title, windowClass, program }: WindowName, more = ''): Read {
  const shown = [title, windowClass, program].filter((part) => part !== '').join(' · ')
  // X11 has no process in it; the class is mostly named after the program.
  const programs = [program, windowClass]
  return { shown, hidden: more, names: { titles: [title], programs } }
}

function x11Window(text: string): Read {
  const { id, ...name } = readX11Window(text)
  return window(name, id)
}

/** The kind has the same name on Windows and on macOS, where the window is a number and its names stand beside it. */
function windowCapture(settings: Settings): Read {
  const windows = settings.text('window')
  if (windows !== '') return window(readWindowsWindow(windows))
  const name = { title: settings.text('window_name'), windowClass: '', program: settings.text('owner_name') }
  return window(name, settings.number('window'))
}

/** Unless one window was chosen it shows whatever game is in front. */
function gameCapture(settings: Settings): Read {
  const mode = settings.text('capture_mode')
  return mode === 'window' ? window(readWindowsWindow(settings.text('window'))) : { shown: mode }
}

/** The system's own dialog chose it and tells nobody what; the token is a secret and stands for the choice. */
function portal(settings: Settings): Read {
  return { hidden: settings.text('RestoreToken') }
}

/** ScreenCaptureKit: 0 a display, 1 a window by its number, 2 an application by its bundle. */
function appleScreenCapture(settings: Settings): Read {
  const type = settings.number('type')
  if (type === '1') return { shown: settings.number('window') }
  if (type !== '2') return { family: 'screen', shown: settings.text('display_uuid') }
  const application = settings.text('application')
  return { shown: application, hidden: settings.text('display_uuid'), names: { programs: [application] } }
}

function screen(name: string, number: string): Read {
  return { shown: [name, number].filter((part) => part !== '').join(' · ') }
}

/** Without an address it shows a page of OBS's own. */
function browser(settings: Settings): Read {
  return settings.flag('is_local_file', false)
    ? files([settings.text('local_file')])
    : { ...files([settings.text('url')]), isEmpty: false }
}

function ffmpeg(settings: Settings): Read {
  return settings.flag('is_local_file', true)
    ? files([settings.text('local_file')])
    : files([settings.text('input')], settings.text('input_format'))
}

/** Files or addresses, the first one shown; the rest of them, and what an address keeps to itself, is hidden. */
function files(given: readonly string[], more = ''): Read {
  const texts = given.filter((text) => text !== '')
  const addresses = texts.flatMap((text) => readAddress(text) ?? [])
  const open = texts.map((text) => readAddress(text)?.open ?? text)
  const others = texts.length > 1 ? ` +${texts.length - 1}` : ''
  const hidden = [more, ...addresses.map(({ secret }) => secret), ...open.slice(1)]
  return {
    shown: `${open[0] ?? ''}${others}`,
    hidden: hidden.filter((text) => text !== '').join('\n'),
    isEmpty: texts.length === 0,
    names: {
      files: texts.filter((text) => readAddress(text) === null),
      addresses: addresses.map((address) => address.open),
    },
  }
}

function feed(sender: string): Read {
  return { shown: sender, names: { senders: [sender] } }
}

function syphon(settings: Settings): Read {
  const [application, name] = [settings.text('app_name'), settings.text('name')]
  const shown = [application, name].filter((part) => part !== '').join(' · ')
  return { shown, names: { senders: [name], programs: [application] } }
}
