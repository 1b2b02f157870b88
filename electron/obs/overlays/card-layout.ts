import type { Rectangle } from '#shared/model/intent.ts'
import { placeDetails } from './card-details.ts'
import { placeNotices } from './card-notices.ts'
import type { CardSpec, ShortenedText } from './card-spec.ts'
import type { OverlayFonts } from './fonts.ts'
import { type Size, shortestSide } from './geometry.ts'
import { designSide } from './palette.ts'
import { createSheet, type Sheet } from './sheet.ts'

/** Everything on the card with its place, before a pixel is drawn. */
export type CardLayout = {
  /** Canvas pixels for one pixel of the design. */
  readonly unit: number
  readonly size: Size
  readonly thumbnail: Rectangle
  readonly sheet: Sheet
  readonly shortened: readonly ShortenedText[]
}

const design = { width: 1000, least: 560, padding: 28, gap: 28, thumbnail: 272 }

/**
 * Lays the card out in the width of its zone: picture on the left, texts beside it, notices as a strip below.
 * @throws RangeError where the zone is too narrow or too low for a card that can be read.
 */
export function layOutCard(spec: CardSpec, zone: Rectangle, fonts: OverlayFonts): CardLayout {
  const unit = shortestSide(spec.canvas) / designSide
  const width = Math.min(zone.width, Math.round(design.width * unit))
  if (width < design.least * unit) {
    throw new RangeError(
      `The safe area leaves ${width} pixels for the card; ${Math.ceil(design.least * unit)} are needed to read it`,
    )
  }
  const sheet = createSheet(fonts)
  const padding = Math.round(design.padding * unit)
  const side = Math.round(Math.min(design.thumbnail * unit, width * 0.3))
  const left = padding + side + Math.round(design.gap * unit)
  const column = { x: left, y: padding, width: width - left - padding, height: side }
  const details = placeDetails(spec, sheet, column, unit)
  const thumbnail = { x: padding, y: padding, width: side, height: details.height }
  const height = placeNotices(spec.notices, sheet, { width, top: thumbnail.height + padding * 2 }, unit)
  if (height > zone.height) {
    throw new RangeError(`The card needs ${height} pixels of height, the safe area leaves ${zone.height}`)
  }
  return { unit, size: { width, height }, thumbnail, sheet, shortened: details.shortened }
}
