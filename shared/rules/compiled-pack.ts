/** What `judge` needs of a pack, made once for each pack: one index over all its words, and the category tree. */
import type { Pack, Rule } from '#shared/model/pack.ts'
import { type CategoryTree, categoryTree } from './category-tree.ts'
import { indexTerms, type TermIndex } from './term-index.ts'

/** A rule with its word lists as sets. */
export type CompiledRule = {
  readonly rule: Rule
  readonly words: ReadonlySet<string>
  readonly unless: ReadonlySet<string>
  readonly lacks: ReadonlySet<string>
}

type CompiledPack = {
  readonly rules: readonly CompiledRule[]
  readonly terms: TermIndex
  readonly tree: CategoryTree
}

/** Keyed by the pack's identity, so the memory goes when the pack goes; a pack is a value and is never changed. */
const compiled = new WeakMap<Pack, CompiledPack>()

export function compiledPack(pack: Pack): CompiledPack {
  const known = compiled.get(pack)
  if (known !== undefined) return known
  const rules = pack.rules.map((rule) => ({
    rule,
    words: new Set(rule.when.words),
    unless: new Set(rule.when.unless),
    lacks: new Set(rule.when.lacks),
  }))
  const terms = rules.flatMap(({ words, unless, lacks }) => [...words, ...unless, ...lacks])
  const made = { rules, terms: indexTerms(terms), tree: categoryTree(pack.categories) }
  compiled.set(pack, made)
  return made
}
