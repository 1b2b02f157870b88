import type { CardView } from '#shared/model/views.ts'

/** The cards whose title, shop or seller holds every typed word. */
export function matchCards(cards: readonly CardView[], typed: string): readonly CardView[] {
  const words = typed.trim().toLocaleLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return cards
  return cards.filter((card) => {
    const text = `${card.title} ${card.shop} ${card.seller}`.toLocaleLowerCase()
    return words.every((word) => text.includes(word))
  })
}
