/** How a card's two prices stand to each other, in fen, and how a price is written. */
import type { CardFields } from '#shared/model/cards.ts'
import type { When } from '#shared/model/pack.ts'

type PriceFact = NonNullable<When['price']>

/** From this multiple on, a struck-through price is "far above": the studio's own measure, no law's. */
const farAbove = 5

export function comparePrices({ price, listPrice }: CardFields): ReadonlySet<PriceFact> {
  const facts = new Set<PriceFact>()
  if (price === 0) facts.add('zero')
  if (listPrice === null) return facts
  if (listPrice < price) facts.add('list-below-price')
  if (listPrice > price) facts.add('list-above-price')
  if (listPrice > price * farAbove) facts.add('list-far-above-price')
  return facts
}

/** `12345` fen -> `123.45`. */
export function yuan(fen: number): string {
  const digits = String(fen).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}
