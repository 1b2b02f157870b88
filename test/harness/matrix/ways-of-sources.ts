/** What can be done to the label's input, and with filters. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { mainScene } from '../guarded-room.ts'
import { cutTo, event, filtered, type Hand, label, poll, settings } from './hands.ts'
import type { Ending, Family, SeenBy, Way } from './way.ts'
import { secondScene } from './world.ts'

const repaired = (fact: Extract<Ending, { how: 'repaired' }>['fact']): Ending => {
  return { how: 'repaired', guard: 'label', fact }
}
const way = (what: string, seen: SeenBy, ends: Ending, run: Hand, more: Partial<Way> = {}): Way => {
  return { what, seen, ends, run, ...more }
}

/** Kinds of filters that change what viewers see, with settings that hide the label. */
const filters: readonly (readonly [what: string, kind: string, settings: Record<string, number | string>])[] =
  [
    ['opacity', 'color_filter_v2', { opacity: 0 }],
    ['colour', 'color_filter_v2', { brightness: -1 }],
    ['crop', 'crop_filter', { left: 400, top: 400 }],
    ['mask', 'mask_filter_v2', { opacity: 0 }],
    ['chroma key', 'chroma_key_filter_v2', { key_color_type: 'custom', key_color: 0xffffff }],
    ['colour key', 'color_key_filter_v2', { key_color_type: 'custom', key_color: 0xffffff }],
    ['luma key', 'luma_key_filter_v2', { luma_min: 0.9 }],
    ['scroll', 'scroll_filter', { speed_x: 500 }],
    ['delay', 'gpu_delay', { delay_ms: 500 }],
  ]

/** The rehearsal OBS keeps these kinds; of the others it says that it does not know them. */
const rehearsed = [
  'color_filter_v2',
  'crop_filter',
  'mask_filter_v2',
  'chroma_key_filter_v2',
  'scroll_filter',
]
const whereKnown = (kind: string): Partial<Way> => (rehearsed.includes(kind) ? {} : { only: 'real' })

/** One that is there already, and switched off. */
const idle = { sourceName: mainScene, filterName: '备用滤镜' }

const idleFilter: Hand = async ({ obs }) => {
  await obs.call('CreateSourceFilter', {
    ...idle,
    filterKind: 'color_filter_v2',
    filterSettings: { opacity: 0.5 },
  })
  return obs.call('SetSourceFilterEnabled', { ...idle, filterEnabled: false })
}

export const filterWays: Family = {
  title: 'Filters',
  ways: [
    ...filters.map(([what, kind, how]) =>
      way(
        `${what}: added to the label`,
        event('SourceFilterCreated'),
        repaired('filtered'),
        filtered(label, kind, how),
        whereKnown(kind),
      ),
    ),
    ...filters.map(([what, kind, how]) =>
      way(
        `${what}: added to the scene on air`,
        event('SourceFilterCreated'),
        repaired('scene-filtered'),
        filtered(mainScene, kind, how),
        whereKnown(kind),
      ),
    ),
    way(
      'added to a scene that is not on air, which is then switched to',
      event('SourceFilterCreated'),
      repaired('scene-filtered'),
      async (at) => {
        await filtered(secondScene, 'color_filter_v2', { opacity: 0 })(at)
        return cutTo(secondScene)(at)
      },
    ),
    way(
      'of the scene on air: changed, and enabled in the same breath',
      event('SourceFilterEnableStateChanged'),
      repaired('scene-filtered'),
      ({ obs }) =>
        obs.callBatch([
          {
            requestType: 'SetSourceFilterSettings',
            requestData: { ...idle, filterSettings: { opacity: 0 } },
          },
          { requestType: 'SetSourceFilterEnabled', requestData: { ...idle, filterEnabled: true } },
        ]),
      { before: idleFilter },
    ),
    way(
      'of the scene on air, switched off: its settings are changed',
      poll,
      { how: 'nothing', because: 'what is switched off changes no picture' },
      ({ obs }) => obs.call('SetSourceFilterSettings', { ...idle, filterSettings: { opacity: 0 } }),
      { before: idleFilter },
    ),
  ],
}

export const inputWays: Family = {
  title: 'The label’s input',
  ways: [
    way('is renamed', event('InputNameChanged'), repaired('input-missing'), (at) =>
      at.obs.call('SetInputName', { inputName: label, newInputName: at.newName('改名 🎭/x') }),
    ),
    way(
      'is deleted, while scenes that were not rendered keep its name taken',
      event('InputRemoved'),
      repaired('input-missing'),
      (at) => at.obs.call('RemoveInput', { inputName: label }),
    ),
    way(
      'is replaced by a source of another kind with its name',
      event('InputNameChanged'),
      repaired('wrong-kind'),
      async (at) => {
        await at.obs.callBatch([
          {
            requestType: 'SetInputName',
            requestData: { inputName: label, newInputName: at.newName('原标识') },
          },
          {
            requestType: 'CreateInput',
            requestData: {
              sceneName: mainScene,
              inputName: label,
              inputKind: 'color_source_v3',
              inputSettings: { color: 0xff00ff00, width: 300, height: 80 },
            },
          },
        ])
      },
    ),
    way('shows another picture', poll, repaired('wrong-picture'), (at) =>
      settings(label, { file: at.room.intent().safeScene.picture.file })(at),
    ),
    way(
      'shows a picture that is not there',
      poll,
      repaired('wrong-picture'),
      settings(label, { file: '/nowhere.png' }),
    ),
    way('shows a file that is no picture', poll, repaired('wrong-picture'), async (at) => {
      const file = join(at.folder, '不是图片.png')
      await writeFile(file, 'no picture')
      return settings(label, { file })(at)
    }),
    way('shows nothing', poll, repaired('wrong-picture'), settings(label, { file: '' })),
    way(
      'is unloaded while it is not shown',
      poll,
      repaired('wrong-picture'),
      settings(label, { unload: true }),
    ),
    way(
      'has its transparency reckoned otherwise',
      poll,
      { how: 'nothing', because: 'the label’s ground is opaque' },
      settings(label, { linear_alpha: true }),
      { undo: settings(label, { linear_alpha: false }) },
    ),
  ],
}
