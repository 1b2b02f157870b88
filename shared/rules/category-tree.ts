/** The directory's categories as a tree, and the names by which an import may call them. */
import type { Category } from '#shared/model/pack.ts'
import { plainText } from './plain-text.ts'

export type CategoryTree = {
  readonly byId: ReadonlyMap<string, Category>
  /** Ids of a category and of everything above it, the nearest first; by id. */
  readonly lineage: ReadonlyMap<string, readonly string[]>
  /** Categories that have others below them: too coarse for a card. */
  readonly parents: ReadonlySet<string>
  readonly byName: ReadonlyMap<string, readonly Category[]>
}

export type CategorySearch =
  | { readonly found: 'one'; readonly category: Category }
  | { readonly found: 'several'; readonly categories: readonly Category[] }
  | { readonly found: 'none' }

/** The list must be checked already: every parent exists, and no category lies below itself. */
export function categoryTree(categories: readonly Category[]): CategoryTree {
  const byId = new Map(categories.map((category) => [category.id, category]))
  const parents = new Set<string>()
  const byName = new Map<string, Category[]>()
  for (const category of categories) {
    if (category.parent !== null) parents.add(category.parent)
    for (const name of namesOf(category)) {
      const shelf = byName.get(name)
      if (shelf === undefined) byName.set(name, [category])
      else shelf.push(category)
    }
  }
  const lineage = new Map(categories.map((category) => [category.id, lineageOf(category, byId)]))
  return { byId, lineage, parents, byName }
}

/**
 * The category that a person meant: by id, by Chinese or English name, by alias, or by the last step of a path such as
 * `食品/坚果炒货`. Where a name fits a category and one below it, the one that a card may use wins.
 */
export function searchCategory(tree: CategoryTree, text: string): CategorySearch {
  const asked = text.trim()
  const byId = tree.byId.get(asked.toLowerCase())
  if (byId !== undefined) return { found: 'one', category: byId }
  const named = tree.byName.get(plainText(asked)) ?? tree.byName.get(plainText(lastStep(asked))) ?? []
  const usable = named.filter((category) => !tree.parents.has(category.id))
  const [first, second] = usable.length > 0 ? usable : named
  if (first === undefined) return { found: 'none' }
  if (second === undefined) return { found: 'one', category: first }
  return { found: 'several', categories: usable.length > 0 ? usable : named }
}

function namesOf(category: Category): Set<string> {
  return new Set([category.name.zh, category.name.en, ...category.aliases].map(plainText))
}

function lastStep(path: string): string {
  return path.split(/[/>＞／|]/u).at(-1) ?? path
}

function lineageOf(category: Category, byId: ReadonlyMap<string, Category>): readonly string[] {
  const above = category.parent === null ? undefined : byId.get(category.parent)
  return above === undefined ? [category.id] : [category.id, ...lineageOf(above, byId)]
}
