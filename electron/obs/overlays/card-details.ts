import type { Rectangle } from '#shared/model/intent.ts'
import type { CardSpec, ShortenedText } from './card-spec.ts'
import { palette } from './palette.ts'
import type { TextStyle } from './pen.ts'
import { yuanParts } from './price.ts'
import type { Sheet } from './sheet.ts'

export type PlacedDetails = { readonly height: number; readonly shortened: readonly ShortenedText[] }

/** One text column: badge and stock, title, seller, price; the price sits at the column's foot. */
export function placeDetails(spec: CardSpec, sheet: Sheet, column: Rectangle, unit: number): PlacedDetails {
  const scaled = (pixels: number): number => Math.round(pixels * unit)
  const shortened: ShortenedText[] = []
  const note = (name: ShortenedText, text: { readonly shortened: boolean }): void => {
    if (text.shortened) shortened.push(name)
  }
  const small: TextStyle = { size: scaled(30), weight: 'regular', colour: palette.muted }

  note('category', placeHead(spec, sheet, column, small, scaled))
  let bottom = column.y + scaled(46)

  const bold: TextStyle = { size: scaled(42), weight: 'bold', colour: palette.ink }
  const title = sheet.set(spec.title, bold, column.width, 2)
  note('title', title)
  bottom = sheet.place(title, column.x, bottom + scaled(54), scaled(54)) + scaled(12)

  const seller = sheet.set(`售卖方：${spec.seller}`, small, column.width, 2)
  note('seller', seller)
  bottom = sheet.place(seller, column.x, bottom + scaled(36), scaled(40)) + scaled(8)

  const price = measurePrice(spec, sheet, column, small, scaled)
  if (price.basis !== null) note('basis', price.basis)
  const height = Math.max(column.height, bottom - column.y + price.height)
  placePrice(price, sheet, column.x, column.y + height, scaled)
  return { height, shortened }
}

type Scale = (pixels: number) => number

function placeHead(
  spec: CardSpec,
  sheet: Sheet,
  column: Rectangle,
  small: TextStyle,
  scaled: Scale,
): { readonly shortened: boolean } {
  const words = spec.stock === 0 ? '已售罄' : `库存 ${spec.stock} 件`
  const stock = sheet.set(
    words,
    { ...small, colour: spec.stock === 0 ? palette.price : palette.muted },
    column.width,
    1,
  )
  const baseline = column.y + scaled(33)
  if (spec.category === null) {
    sheet.place(stock, column.x, baseline, 0)
    return { shortened: false }
  }
  const padding = scaled(16)
  const room = column.width - stock.width - padding * 3
  const style: TextStyle = { size: scaled(28), weight: 'bold', colour: palette.badgeInk }
  const badge = sheet.set(spec.category, style, room, 1)
  const plate = { x: column.x, y: column.y, width: Math.ceil(badge.width) + padding * 2, height: scaled(46) }
  sheet.addPlate({ ...plate, colour: palette.badgePlate, radius: scaled(12) })
  sheet.place(badge, column.x + padding, baseline, 0)
  sheet.place(stock, column.x + column.width - stock.width, baseline, 0)
  return badge
}

type SetPrice = {
  readonly parts: readonly ReturnType<Sheet['set']>[]
  readonly basis: ReturnType<Sheet['set']> | null
  readonly list: ReturnType<Sheet['set']> | null
  /** Whether the struck-through price has a row of its own below. */
  readonly below: boolean
  readonly height: number
}

function measurePrice(
  spec: CardSpec,
  sheet: Sheet,
  column: Rectangle,
  small: TextStyle,
  scaled: Scale,
): SetPrice {
  const [yuan, cents] = yuanParts(spec.price)
  const bold = (size: number): TextStyle => ({ size: scaled(size), weight: 'bold', colour: palette.price })
  const set = (text: string, size: number) => sheet.set(text, bold(size), column.width, 1)
  const parts = [set('¥', 42), set(yuan, 68), set(`.${cents}`, 42)]
  if (spec.listPrice === null) return { parts, basis: null, list: null, below: false, height: scaled(72) }
  const list = sheet.set(`¥${yuanParts(spec.listPrice.amount).join('.')}`, small, column.width, 1)
  const basis = sheet.set(spec.listPrice.basis ?? '划线价', small, column.width - list.width - scaled(12), 1)
  const used = parts.reduce((width, part) => width + part.width, scaled(8 + 24 + 12))
  const below = used + basis.width + list.width > column.width
  return { parts, basis, list, below, height: scaled(below ? 114 : 72) }
}

function placePrice(price: SetPrice, sheet: Sheet, x: number, foot: number, scaled: Scale): void {
  const baseline = foot - scaled(price.below ? 52 : 8)
  let at = x
  for (const [index, part] of price.parts.entries()) {
    sheet.place(part, at, baseline, 0)
    at += part.width + scaled(index === 0 ? 6 : 1)
  }
  if (price.list === null || price.basis === null) return
  const start = price.below ? x : at + scaled(24)
  const line = price.below ? foot - scaled(8) : baseline
  sheet.place(price.basis, start, line, 0)
  sheet.place(price.list, start + price.basis.width + scaled(12), line, 0, true)
}
