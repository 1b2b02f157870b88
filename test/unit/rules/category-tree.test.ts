import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { categoryTree, searchCategory } from '#shared/rules/category-tree.ts'
import { shippedPack } from './shipped-pack.ts'

const pack = shippedPack()
const tree = categoryTree(pack.categories)
const found = (text: string): string | readonly string[] | null => {
  const search = searchCategory(tree, text)
  if (search.found === 'one') return search.category.id
  return search.found === 'none' ? null : search.categories.map(({ id }) => id)
}

describe('a category', () => {
  it('is found by id, name, alias and path, in either language', () => {
    expect(found('food.nuts')).toBe('food.nuts')
    expect(found('坚果炒货')).toBe('food.nuts')
    expect(found('Nuts and seeds')).toBe('food.nuts')
    expect(found('NUTS AND SEEDS')).toBe('food.nuts')
    expect(found(' 瓜子 ')).toBe('food.nuts')
    expect(found('食品/坚果炒货')).toBe('food.nuts')
    expect(found('食品 > 零食 > 坚果')).toBe('food.nuts')
  })

  it('is not guessed', () => {
    expect(found('天外来物')).toBeNull()
    expect(found('')).toBeNull()
  })

  it('that has two owners is given back with both', () => {
    const words = (zh: string) => ({ zh, en: zh })
    const two = categoryTree([
      { id: 'a', parent: null, name: words('甲类'), aliases: ['杯子'] },
      { id: 'b', parent: null, name: words('乙类'), aliases: ['杯子'] },
    ])
    expect(searchCategory(two, '杯子')).toMatchObject({
      found: 'several',
      categories: [{ id: 'a' }, { id: 'b' }],
    })
  })

  it('that a card may use wins over the coarse one of the same name', () => {
    const words = (zh: string) => ({ zh, en: zh })
    const nested = categoryTree([
      { id: 'tea', parent: null, name: words('茶'), aliases: [] },
      { id: 'tea.leaf', parent: 'tea', name: words('茶叶'), aliases: ['茶'] },
    ])
    expect(searchCategory(nested, '茶')).toMatchObject({ found: 'one', category: { id: 'tea.leaf' } })
  })

  it('of the pack is always found by its own id and its own Chinese name', () => {
    fc.assert(
      fc.property(fc.constantFrom(...pack.categories), ({ id, name }) => {
        expect(found(id)).toBe(id)
        expect(found(name.zh)).toBe(id)
      }),
    )
  })

  it('of the pack has no name that a card could take for two', () => {
    for (const { name, aliases } of pack.categories) {
      for (const word of [name.zh, name.en, ...aliases]) expect(typeof found(word), word).toBe('string')
    }
  })
})
