/** How large the AI label must be drawn, and where on the canvas it may lie (GB 45438-2025, 5.4; numbers from the pack). */
import type { Rectangle } from '#shared/model/intent.ts'
import type { Pack } from '#shared/model/pack.ts'

type Size = { readonly width: number; readonly height: number }

/** All in canvas pixels. */
export type LabelGeometry = {
  /** Font size at which the drawn characters are tall enough, by the pack's ratio of ink to em. */
  readonly fontSize: number
  /** The least height of the drawn characters; what counts is the height measured in the picture. */
  readonly minimumInk: number
  readonly shortestSideShare: number
  /** The part of the canvas that the platform's own surface leaves free; the label lies wholly inside it. */
  readonly area: Rectangle
  readonly corner: Pack['labels']['safeAreas'][number]['corner']
}

/** What a product of decimal fractions may be off by without meaning a pixel more. */
const rounding = 1e-9

/** `platform` is the name that the room carries; one that the pack does not know gets the area of any platform. */
export function labelGeometry(canvas: Size, platform: string, pack: Pack): LabelGeometry {
  const { shortestSide, inkPerEm } = pack.labels
  const minimumInk = Math.ceil(Math.min(canvas.width, canvas.height) * shortestSide.share - rounding)
  const { insets, corner } = safeArea(canvas, platform, pack)
  const x = Math.ceil(canvas.width * insets.left - rounding)
  const y = Math.ceil(canvas.height * insets.top - rounding)
  return {
    fontSize: Math.ceil(minimumInk / inkPerEm.ratio - rounding),
    minimumInk,
    shortestSideShare: shortestSide.share,
    area: {
      x,
      y,
      width: Math.floor(canvas.width * (1 - insets.right) + rounding) - x,
      height: Math.floor(canvas.height * (1 - insets.bottom) + rounding) - y,
    },
    corner,
  }
}

/** A square canvas counts as landscape. The pack always has an area for any platform (`*`); parsing it made sure. */
function safeArea(canvas: Size, platform: string, pack: Pack): Pack['labels']['safeAreas'][number] {
  const orientation = canvas.height > canvas.width ? 'portrait' : 'landscape'
  const fitting = pack.labels.safeAreas.filter((area) => area.orientation === orientation)
  const found =
    fitting.find((area) => area.platform === platform) ?? fitting.find(({ platform: any }) => any === '*')
  if (found === undefined) throw new Error(`pack ${pack.name} has no safe area for ${orientation} canvases`)
  return found
}
