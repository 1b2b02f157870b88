import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalise, originalSpan } from '#shared/rules/normalise/normalise.ts'
import { openNormaliseTables } from '#shared/rules/normalise/tables.ts'
import { resourcesDir } from '#test/harness/studio.ts'

const opened = openNormaliseTables(readFileSync(join(resourcesDir, 'models', 'normalise.bin')))
if (!opened.ok) throw new Error(opened.refusal.said.en)
const tables = opened.value

test.each([
  ['full-width letters', 'ＶＸ加我', 'vx加我'],
  ['traditional characters', '這個質量太差', '这个质量太差'],
  ['characters of no width', '垃\u200b圾\ufeff店', '垃圾店'],
  ['spaces between characters', '质 量 差', '质量差'],
])('%s are folded', (_, text, plain) => {
  expect(normalise(tables, text).text).toBe(plain)
})

test('a span of what was folded is the span of the original, with what was pushed in between', () => {
  const text = '这是 垃\u200b圾 店'
  const plain = normalise(tables, text)
  const at = plain.text.indexOf('垃圾')
  const { from, to } = originalSpan(plain, at, at + 2)
  expect(text.slice(from, to)).toMatch(/^垃\u200b圾/)
})

test('no text makes it throw, and every span lies inside the original', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const plain = normalise(tables, text)
      expect(plain.offsets).toHaveLength(plain.text.length + 1)
      if (plain.text === '') return
      const { from, to } = originalSpan(plain, 0, plain.text.length)
      expect(from).toBeGreaterThanOrEqual(0)
      expect(to).toBeLessThanOrEqual(text.length)
      expect(from).toBeLessThan(to)
    }),
    { numRuns: 25 },
  )
})
