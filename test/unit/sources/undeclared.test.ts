/** What the guard says of sources that nobody declared, and when the label stands for one. */
import { describe, expect, test } from 'vitest'
import { mayShowVirtualImage } from '#electron/guards/closure.ts'
import { undeclaredGuard } from '#electron/guards/undeclared.ts'
import type { Intent } from '#shared/model/intent.ts'
import type { ObsState } from '#shared/model/obs.ts'
import { declaring } from '#test/harness/declaring.ts'
import { emptyObs, idleIntent, obsWith } from './small-obs.ts'

const live: Intent = {
  ...idleIntent,
  phase: 'live',
  sources: declaring({ 机位: 'real' }, { 机位: '/dev/video0' }),
}
const camera = ['v4l2_input', { device_id: '/dev/video0' }] as const
const avatarWindow = ['window_capture', { window: 'x:y:VTube Studio.exe' }] as const

const factsIn = (obs: ObsState, intent: Intent = live) =>
  undeclaredGuard.check(obs, intent, 0).map(({ fact, where }) => `${fact} ${where}`)

describe('the guard', () => {
  test('is content with what was declared and captures what it did', () => {
    expect(factsIn(obsWith({ 机位: camera }, { 主: { 机位: {} } }))).toEqual([])
  })

  test('sees a source that nobody declared, at any depth', () => {
    const obs = obsWith(
      { 机位: camera, 新: ['browser_source', { url: 'https://x.example' }] },
      { 主: { 机位: {}, 内: { sourceType: 'scene' } }, 内: { 组: { sourceType: 'group' } }, 组: { 新: {} } },
    )
    expect(factsIn(obs)).toEqual(['undeclared 新'])
  })

  test('sees one that captures something else by now, and one whose declaration was given up', () => {
    const other = obsWith({ 机位: ['v4l2_input', { device_id: '/dev/video1' }] }, { 主: { 机位: {} } })
    expect(factsIn(other)).toEqual(['undeclared 机位'])
    const same = obsWith({ 机位: camera }, { 主: { 机位: {} } })
    const { declared } = live.sources
    const lapsed = Object.fromEntries(
      Object.entries(declared).map(([name, said]) => [name, { ...said, lapsed: true }]),
    )
    expect(factsIn(same, { ...live, sources: { ...live.sources, declared: lapsed } })).toEqual([
      'undeclared 机位',
    ])
  })

  test.each([
    ['text', 'text_gdiplus_v3'],
    ['a plain colour', 'color_source_v3'],
    ['sound', 'wasapi_input_capture'],
  ])('does not ask about %s', (_what, kind) => {
    expect(factsIn(obsWith({ 新: [kind, {}] }, { 主: { 新: {} } }))).toEqual([])
  })

  test('does not mind what is hidden, what lies in something hidden, or what another scene has', () => {
    const obs = obsWith(
      { 新: avatarWindow },
      {
        主: { 新: { enabled: false }, 内: { sourceType: 'scene', enabled: false } },
        内: { 新: {} },
        别: { 新: {} },
      },
    )
    expect(factsIn(obs)).toEqual([])
  })

  test('claims nothing of what cannot be read', () => {
    expect(factsIn(obsWith({ 新: ['browser_source', null] }, { 主: { 新: {} } }))).toEqual(['unknown 新'])
    expect(factsIn(obsWith({}, { 主: { 内: { sourceType: 'scene' } }, 内: null }))).toEqual(['unknown 内'])
    expect(factsIn(emptyObs)).toEqual(['unknown '])
  })

  test('does not ask about what shows nothing yet, nor about a picture that the studio drew', () => {
    const { file } = live.safeScene.picture
    const inputs = {
      空: ['image_source', {}],
      副本: ['image_source', { file }],
      页: ['browser_source', {}],
    } as const
    expect(factsIn(obsWith(inputs, { 主: { 空: {}, 副本: {}, 页: {} } }))).toEqual(['undeclared 页'])
  })

  test('looks only while the room is out, and never at what the studio made itself', () => {
    const obs = obsWith(
      { 新: avatarWindow, [live.cardInput]: ['image_source', {}] },
      { 主: { 新: {}, [live.cardInput]: {} } },
    )
    expect(factsIn(obs)).toEqual(['undeclared 新'])
    expect(factsIn(obs, { ...live, phase: 'preflight' })).toEqual([])
  })
})

describe('while in doubt the label stands', () => {
  const mayShow = (obs: ObsState, intent: Intent = live) => mayShowVirtualImage(obs, '主', intent)

  test('for a source that looks like a virtual image, until somebody says what it is', () => {
    const obs = obsWith({ 窗口: avatarWindow }, { 主: { 窗口: {} } })
    expect(mayShow(obs)).toBe(true)
    const said = declaring({ 窗口: 'real' }, { 窗口: 'x · y · VTube Studio.exe' })
    expect(mayShow(obs, { ...live, sources: said })).toBe(false)
  })

  test('not for one that looks like anything else', () => {
    expect(mayShow(obsWith({ 新: ['v4l2_input', { device_id: '/dev/video9' }] }, { 主: { 新: {} } }))).toBe(
      false,
    )
    expect(mayShow(obsWith({ 字: ['text_gdiplus_v3', { text: '数字人' }] }, { 主: { 字: {} } }))).toBe(false)
  })

  test('for a virtual image that changed, was renamed or was copied', () => {
    const said = declaring({ 小雪: 'virtual-image' }, { 小雪: '小雪 · c · player.exe' })
    const intent = { ...live, sources: said }
    const changed = obsWith(
      { 小雪: ['window_capture', { window: '别的:c:other.exe' }] },
      { 主: { 小雪: {} } },
    )
    expect(mayShow(changed, intent)).toBe(true)
    const renamed = obsWith(
      { 窗口: ['window_capture', { window: '小雪:c:player.exe' }] },
      { 主: { 窗口: {} } },
    )
    expect(mayShow(renamed, intent)).toBe(true)
  })
})
