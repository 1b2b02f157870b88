import { palette } from './palette.ts'
import type { Sheet } from './sheet.ts'

/**
 * Places the notices as one strip from edge to edge and returns the card's whole height.
 * @throws RangeError where a notice is too long for four lines: what the law wants read is never cut.
 */
export function placeNotices(
  notices: readonly string[],
  sheet: Sheet,
  at: { readonly width: number; readonly top: number },
  unit: number,
): number {
  if (notices.length === 0) return at.top
  const size = Math.round(32 * unit)
  const leading = Math.round(44 * unit)
  const padding = Math.round(28 * unit)
  const bar = Math.round(8 * unit)
  const texts = notices.map((notice) => {
    const text = sheet.set(
      notice,
      { size, weight: 'bold', colour: palette.noticeInk },
      at.width - padding * 3,
      4,
    )
    if (text.shortened) throw new RangeError(`The notice "${notice}" is too long for the card`)
    return text
  })
  const rows = texts.reduce((count, text) => count + text.lines.length, 0)
  const height = rows * leading + Math.round(24 * unit)
  sheet.addPlate({ x: 0, y: at.top, width: at.width, height, colour: palette.noticePlate, radius: 0 })
  sheet.addPlate({
    x: padding,
    y: at.top + Math.round(18 * unit),
    width: bar,
    height: height - Math.round(36 * unit),
    colour: palette.noticeBar,
    radius: bar / 2,
  })
  let baseline = at.top + Math.round(12 * unit) + Math.round(34 * unit)
  for (const text of texts) baseline = sheet.place(text, padding * 2, baseline, leading) + leading
  return at.top + height
}
