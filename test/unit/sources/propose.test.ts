/** What the shipped pack proposes of sources as they come in from the programs that people really use. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SourceNature } from '#shared/model/rooms.ts'
import { readCapture } from '#shared/rules/sources/capture.ts'
import { propose } from '#shared/rules/sources/propose.ts'
import { shippedPack } from '#test/unit/rules/shipped-pack.ts'

const rules = shippedPack().declarations

function proposed(name: string, kind: string, settings: Record<string, unknown>, twin: string | null = null) {
  return propose(name, readCapture(kind, settings), rules, twin)
}

type Case = readonly [string, string, Record<string, unknown>]

describe('a virtual image is known', () => {
  const cases: readonly Case[] = [
    ['by its process on Windows', 'window_capture', { window: 'x:UnityWndClass:VTube Studio.exe' }],
    ['by its process in any case', 'game_capture', { capture_mode: 'window', window: 'x:y:VSEEFACE.EXE' }],
    ['by its owner on macOS', 'window_capture', { window: 3, owner_name: 'VTube Studio', window_name: '' }],
    ['by its bundle on macOS', 'screen_capture', { type: 2, application: 'com.denchi.VTubeStudio' }],
    ['by its title on X11', 'xcomposite_input', { capture_window: '3\r\nWarudo 0.14\r\nsteam_app_2079120' }],
    ['by its class under Wine', 'xcomposite_input', { capture_window: '3\r\n直播\r\nvseeface.exe' }],
    ['by its camera on Windows', 'dshow_input', { video_device_id: 'VTubeStudioCam:' }],
    ['by its camera on macOS', 'macos-avcapture', { device_name: 'VTubeStudioCam', device: 'x' }],
    ['by a camera of Unity programs', 'dshow_input', { video_device_id: 'Unity Video Capture #2:' }],
    ['by a camera that is virtual', 'dshow_input', { video_device_id: 'OBS Virtual Camera:' }],
    ['by a Chinese virtual camera', 'dshow_input', { video_device_id: '无他伴侣虚拟摄像头:' }],
    ['by its Spout sender', 'spout_capture', { spoutsenders: 'VTubeStudioSpout2' }],
    ['by its NDI sender', 'ndi_source', { ndi_source_name: 'STUDIO-PC (VTube Studio)' }],
    ['by its Syphon application', 'syphon-input', { app_name: 'VTube Studio', name: '' }],
    ['by an address', 'browser_source', { url: 'https://xiling.cloud.baidu.com/cloud/web?appId=1' }],
    ['by a host below an address', 'browser_source', { url: 'https://app.heygen.com/streaming/1' }],
    [
      'by an address that is played',
      'ffmpeg_source',
      { is_local_file: false, input: 'https://zenvideo.qq.com/1.m3u8' },
    ],
    ['by a file of a talking head', 'ffmpeg_source', { local_file: 'D:\\SadTalker\\results\\1.mp4' }],
    ['by a Chinese word in a title', 'window_capture', { window: '我的数字人直播间:c:player.exe' }],
    ['by a word in full width', 'window_capture', { window: 'ＶＴｕｂｅｒ:c:player.exe' }],
    [
      'by its class, in Unreal',
      'game_capture',
      { capture_mode: 'window', window: 'Anna:UnrealWindow:Anna.exe' },
    ],
    ['in the settings of an unknown plugin', 'somebodys_plugin', { target: 'VTube Studio' }],
  ]
  test.each(cases)('%s', (_how, kind, settings) => {
    const proposal = proposed('来源', kind, settings)
    expect(proposal?.nature).toBe('virtual-image')
    expect(proposal?.why.zh).toMatch(/。$/)
    expect(proposal?.why.en).toMatch(/^[A-Z].*\.$/)
  })

  test('by the name that the operator gave it', () => {
    expect(proposed('数字人画面', 'rehearsal_camera', {})?.nature).toBe('virtual-image')
  })

  test('by capturing the same as one that was declared so', () => {
    expect(proposed('来源', 'dshow_input', {}, '小雪')?.why.zh).toContain('“小雪”')
  })
})

describe('whatever is nothing of the kind is proposed by its family', () => {
  const cases: readonly (readonly [SourceNature | null, ...Case])[] = [
    ['real', 'a webcam', 'dshow_input', { video_device_id: 'HD Pro Webcam C920:\\\\?\\usb' }],
    ['real', 'a capture card', 'decklink-input', { device_name: 'DeckLink Mini Recorder' }],
    ['media', 'a picture', 'image_source', { file: 'D:\\背景.png' }],
    ['media', 'a video', 'ffmpeg_source', { local_file: 'D:\\片头.mp4' }],
    ['overlay', 'text', 'text_gdiplus_v3', { text: '限时优惠' }],
    ['media', 'a colour', 'color_source_v3', {}],
    [null, 'a browser', 'browser_source', { url: 'https://overlay.example/widget' }],
    [null, 'a host that only ends alike', 'browser_source', { url: 'https://notheygen.com/' }],
    [null, 'a window', 'window_capture', { window: '记事本:Notepad:notepad.exe' }],
    [null, 'a process that only begins alike', 'window_capture', { window: 'x:y:warudo-notes.exe' }],
    [null, 'a screen', 'monitor_capture', { monitor_id: 'DISPLAY1' }],
    [null, 'a feed', 'ndi_source', { ndi_source_name: 'CAM-1 (PTZ)' }],
    [null, 'a plugin', 'somebodys_plugin', {}],
  ]
  test.each(cases)('%s: %s', (nature, _what, kind, settings) => {
    expect(proposed('来源', kind, settings)?.nature ?? null).toBe(nature)
  })
})

test('what a text says is nobody’s image: text and colours need not be declared', () => {
  const exempt = rules.families.filter(({ asked }) => !asked).map(({ family }) => family)
  expect(exempt).toEqual(['text', 'colour', 'sound'])
})

test('every program is found by each name that the pack gives it', () => {
  const finding = { programs: 'window_capture', titles: 'window_capture', devices: 'dshow_input' } as const
  for (const program of rules.programs) {
    for (const [place, kind] of Object.entries(finding)) {
      for (const name of program[place as keyof typeof finding]) {
        const escaped = name.replaceAll('#', '#22').replaceAll(':', '#3A')
        const window = place === 'programs' ? `t:c:${escaped}` : `${escaped}:c:a.exe`
        const settings = kind === 'dshow_input' ? { video_device_id: `${escaped}:` } : { window }
        expect(proposed('来源', kind, settings)?.nature, `${program.id}: ${name}`).toBe('virtual-image')
      }
    }
    for (const address of program.addresses)
      expect(proposed('来源', 'browser_source', { url: `https://${address}/` })?.nature).toBe('virtual-image')
  }
})

test('a proposal can be made of anything', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.string(),
      fc.dictionary(fc.string(), fc.jsonValue()),
      (name, kind, settings) => {
        const proposal = proposed(name, kind, settings)
        expect(proposal === null || proposal.why.zh !== '').toBe(true)
      },
    ),
  )
})
