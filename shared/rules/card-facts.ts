/** What is seen of a card before any rule is asked: its category's place in the tree, and every known word in it. */
import type { CardFields } from '#shared/model/cards.ts'
import type { Category } from '#shared/model/pack.ts'
import type { Words } from '#shared/model/words.ts'
import type { CategoryTree } from './category-tree.ts'
import { plainText } from './plain-text.ts'
import { type Occurrence, occurrences, type TermIndex } from './term-index.ts'

/** A text of the card, with where it stands in words for people. */
type SeenText = { readonly where: Words; readonly found: readonly Occurrence[] }

export type CardFacts = {
  readonly card: CardFields
  /** Null where none was chosen or where the pack does not know it. */
  readonly category: Category | null
  readonly tooCoarse: boolean
  /** The category's id and the ids of all above it. */
  readonly lineage: ReadonlySet<string>
  readonly texts: readonly SeenText[]
}

/** A word that stands in the card on its own, not inside a phrase that excuses it. */
export type SeenWord = { readonly term: string; readonly where: Words }

export function cardFacts(
  card: CardFields,
  { terms, tree }: { readonly terms: TermIndex; readonly tree: CategoryTree },
): CardFacts {
  const texts = [
    { where: { zh: '标题', en: 'the title' }, text: card.title },
    ...card.claims.map((text, index) => ({
      where: { zh: `第 ${index + 1} 条卖点`, en: `claim ${index + 1}` },
      text,
    })),
  ]
  const id = card.category ?? ''
  return {
    card,
    category: tree.byId.get(id) ?? null,
    tooCoarse: tree.parents.has(id),
    lineage: new Set(tree.lineage.get(id) ?? []),
    texts: texts.map(({ where, text }) => ({ where, found: occurrences(terms, plainText(text)) })),
  }
}

export function seenWords(
  facts: CardFacts,
  words: ReadonlySet<string>,
  excuses: ReadonlySet<string>,
): readonly SeenWord[] {
  if (words.size === 0) return []
  return facts.texts.flatMap(({ where, found }) => {
    if (found.length === 0) return []
    const excusing = found.filter(({ term }) => excuses.has(term))
    return found
      .filter(({ term }) => words.has(term))
      .filter(({ from, to }) => !excusing.some((excuse) => excuse.from <= from && to <= excuse.to))
      .map(({ term }) => ({ term, where }))
  })
}
