import type { Rectangle } from '#shared/model/intent.ts'
import type { Corner, Size } from './geometry.ts'

/** What a product card says and where it may be; every text is drawn as it is given. */
export type CardSpec = {
  readonly title: string
  /** The actual seller: who sells must be seen on the card itself. */
  readonly seller: string
  /** Name of the category in the directory; null draws no badge. */
  readonly category: string | null
  /** In fen. */
  readonly price: number
  /** The struck-through price in fen; `basis` says what it is, such as 「7日最低成交价」. */
  readonly listPrice: { readonly amount: number; readonly basis: string | null } | null
  readonly stock: number
  /** Absolute path of a PNG, JPEG or WebP; null draws the placeholder. */
  readonly picture: string | null
  /** What must be read with the card, such as 「本品不能代替药物」; drawn whole, never shortened. */
  readonly notices: readonly string[]
  readonly canvas: Size
  /** Where the platform covers nothing, in canvas pixels. */
  readonly safeArea: Rectangle
  /** Where the label is: the card keeps clear of it. */
  readonly corner?: Corner
}

/** A text of the card that did not fit and ends in an ellipsis. */
export type ShortenedText = 'title' | 'seller' | 'category' | 'basis'
