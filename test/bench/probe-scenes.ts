/** A real OBS's scenes for the probe's figures: the label as it must be, and every way of it not being so. */

import type { DrawnLabel } from '#electron/obs/overlays/painter.ts'
import type { PlannedItem } from '#electron/obs/rehearsal/plan.ts'
import { obsCollection } from '#test/harness/obs-collection.ts'
import type { Size } from '#test/harness/real-obs-files.ts'

export type ProbeScene = {
  readonly name: string
  readonly condition: string
  /** Which of the labels is looked for in it. */
  readonly label: number
  /**
   * 'in' where it is as it must be, 'out' where a viewer cannot read it as drawn, 'unhurt' where its item was changed in a
   * way that no request shows and that a label at its own size does not show either.
   */
  readonly truth: 'in' | 'out' | 'unhurt'
  readonly items: readonly PlannedItem[]
  /** Fields of the label's item that no request can set, as OBS's own file of a collection spells them. */
  readonly hidden: Readonly<Record<string, unknown>>
}

export const backgroundInput = 'ground'
const canvasCover = 'cover'
const ink = 0xff1c1612
const halfBlack = 0x80000000
const halfWhite = 0x80ffffff

/** `other` is a PNG of the same size with other words: a file that was overwritten. */
export function probeScenes(labels: readonly DrawnLabel[]): readonly ProbeScene[] {
  return labels.flatMap((label, index) => {
    const { x, y, width, height } = label.at
    const own = { source: `label ${index}`, transform: { positionX: x, positionY: y } }
    const scene = (
      condition: string,
      truth: ProbeScene['truth'],
      items: readonly PlannedItem[],
      hidden: Readonly<Record<string, unknown>> = {},
    ): ProbeScene => ({
      name: `${index} ${condition}`,
      condition,
      label: index,
      truth,
      items: [{ source: backgroundInput, transform: { scaleX: 2, scaleY: 2 } }, ...items],
      hidden,
    })
    const over = (source: string, left: number, share: number): PlannedItem => ({
      source,
      transform: {
        positionX: x + left * width,
        positionY: y,
        boundsType: 'OBS_BOUNDS_STRETCH',
        boundsWidth: share * width,
        boundsHeight: height,
        alignment: 5,
      },
    })
    const moved = (change: object): PlannedItem => ({ ...own, transform: { ...own.transform, ...change } })
    const hiddenFields = [
      scene('blend method', 'unhurt', [own], { blend_method: 'srgb_off' }),
      ...['point', 'bilinear', 'bicubic', 'lanczos', 'area'].map((filter) =>
        scene(`scale filter ${filter}`, 'unhurt', [own], { scale_filter: filter }),
      ),
    ]
    return [
      scene('in place', 'in', [own]),
      ...hiddenFields,
      scene('absent', 'out', []),
      scene('covered', 'out', [own, over(canvasCover, 0, 1)]),
      scene('covered by half', 'out', [own, over(canvasCover, 0.5, 0.5)]),
      scene('a character covered', 'out', [own, over(canvasCover, 0.28, 0.25)]),
      scene('veiled in black', 'out', [own, over('half black', 0, 1)]),
      scene('veiled in white', 'out', [own, over('half white', 0, 1)]),
      scene('dimmed to a half', 'out', [{ ...own, source: `label ${index} at 0.5` }]),
      scene('dimmed to a quarter', 'out', [{ ...own, source: `label ${index} at 0.25` }]),
      scene('blurred', 'out', [
        { source: `small ${index}`, transform: { positionX: x, positionY: y, scaleX: 6, scaleY: 6 } },
      ]),
      scene('moved', 'out', [moved({ positionX: x + label.inkHeight, positionY: y + label.inkHeight / 2 })]),
      scene('shrunk', 'out', [moved({ scaleX: 0.6, scaleY: 0.6 })]),
      scene('cropped', 'out', [moved({ cropRight: Math.round(width * 0.4) })]),
      scene('upside down', 'out', [moved({ rotation: 180, positionX: x + width, positionY: y + height })]),
      scene('other words', 'out', [{ ...own, source: `other ${index}` }]),
      scene('subtracted', 'out', [{ ...own, blendMode: 'OBS_BLEND_SUBTRACT' }]),
    ]
  })
}

/** The scenes as the file of a scene collection, which says what no request can. */
export function probeCollection(
  labels: readonly DrawnLabel[],
  others: readonly string[],
  scenes: readonly ProbeScene[],
  canvas: Size,
): object {
  const opacity = (value: number) => [{ name: 'dim', kind: 'color_filter_v2', settings: { opacity: value } }]
  const file = (label: DrawnLabel) => ({ file: label.picture.file })
  const small = labels.map((_, index) => ({
    name: `small ${index}`,
    items: [{ source: `label ${index}`, transform: { scaleX: 1 / 6, scaleY: 1 / 6 } }],
  }))
  const first = scenes[0]?.name ?? ''
  const collection = obsCollection({
    name: 'Probe',
    program: first,
    inputs: [
      {
        name: backgroundInput,
        kind: 'image_source',
        filters: [
          { name: 'moving', kind: 'scroll_filter', enabled: false, settings: { speed_x: 377, speed_y: 211 } },
        ],
      },
      { name: canvasCover, kind: 'color_source_v3', settings: { color: ink, ...canvas } },
      { name: 'half black', kind: 'color_source_v3', settings: { color: halfBlack, ...canvas } },
      { name: 'half white', kind: 'color_source_v3', settings: { color: halfWhite, ...canvas } },
      ...labels.flatMap((label, index) => [
        { name: `label ${index}`, kind: 'image_source', settings: file(label) },
        { name: `label ${index} at 0.5`, kind: 'image_source', settings: file(label), filters: opacity(0.5) },
        {
          name: `label ${index} at 0.25`,
          kind: 'image_source',
          settings: file(label),
          filters: opacity(0.25),
        },
        { name: `other ${index}`, kind: 'image_source', settings: { file: others[index] ?? '' } },
      ]),
    ],
    scenes: [...small, ...scenes.map(({ name, items }) => ({ name, items }))],
  }) as { sources: { name: string; settings: { items?: object[] } }[] }
  return {
    ...collection,
    sources: collection.sources.map((source) => {
      const hidden = scenes.find(({ name }) => name === source.name)?.hidden
      if (hidden === undefined) return source
      const items = source.settings.items ?? []
      return {
        ...source,
        settings: { ...source.settings, items: items.map((item) => ({ ...item, ...hidden })) },
      }
    }),
  }
}
