import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openNormaliseTables } from '#shared/rules/normalise/tables.ts'
import { resourcesDir } from '#test/harness/studio.ts'
import { anyClause } from '../../../scripts/train-reviews/clauses.ts'
import { seeded } from '../../../scripts/train-reviews/random.ts'
import { featureReader } from '../../../scripts/train-reviews/reader.ts'

const tables = openNormaliseTables(readFileSync(join(resourcesDir, 'models', 'normalise.bin')))
if (!tables.ok) throw new Error(tables.refusal.said.en)
const read = featureReader(tables.value)
const shared = (one: string, other: string): number => {
  const hashes = new Set(read(one))
  return read(other).filter((hash) => hashes.has(hash)).length
}

test('two characters are known as a pair over one or two others, and not over three', () => {
  const among = (text: string): string => `东南西${text}上下左`
  const apart = (between: string): number => shared(among('甲天乙'), among(`甲${between}乙`))
  const alone = apart('地人物')
  // Over one, each of the two is a pair with the other's neighbour as well.
  expect(apart('地')).toBe(alone + 3)
  expect(apart('地人')).toBe(alone + 1)
})

test('a pair has an order', () => {
  expect(shared('甲天乙', '乙地甲')).toBeLessThan(shared('甲天乙', '甲地乙'))
})

test('a clause that is learnt from stands in its review, whole and short', () => {
  const words = fc.constantFrom('房间', '很旧', '，', '。', '早餐', '太咸', '！', ' ', '前台', '态度差')
  fc.assert(
    fc.property(fc.array(words, { maxLength: 60 }), fc.integer(), (parts, seed) => {
      const text = parts.join('')
      const clause = anyClause(text, seeded(seed))
      if (clause === null) return
      expect(text).toContain(clause)
      expect(clause).not.toMatch(/[，。！\s]/)
      expect(clause.length).toBeGreaterThanOrEqual(4)
      expect(clause.length).toBeLessThanOrEqual(24)
    }),
  )
})

test('a review as short as a comment has no clauses of its own', () => {
  expect(anyClause('太咸了，汤也洒了', seeded(1))).toBeNull()
})
