import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rowOf } from '#shared/rules/reviews/weights.ts'
import { packWeights } from '../../../scripts/train-reviews/pack-weights.ts'

const bits = 6

test('what was packed is found with its weights, and the heaviest features are the ones kept', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 0xffffffff }), { maxLength: 200 }), (hashes) => {
      const sorted = Uint32Array.from(hashes).sort()
      const weights = Float32Array.from(sorted, (_, feature) => feature + 1)
      const packed = packWeights(sorted, weights, 1, bits)
      const table = { bits, width: 1, tags: packed.tags, weights: packed.weights }
      const last = sorted.at(-1)
      if (last === undefined) return
      // The heaviest is packed first, when its bucket is still empty.
      const row = rowOf(table, last)
      expect(row).toBeGreaterThanOrEqual(0)
      expect(packed.weights[row]).toBe(127)
    }),
  )
})

test('a feature that was never packed weighs nothing', () => {
  const hashes = Uint32Array.from([0x10000001, 0x20000002, 0xf0000003])
  const { tags, weights } = packWeights(hashes, Float32Array.from([1, 2, 3]), 1, bits)
  const table = { bits, width: 1, tags, weights }
  expect(rowOf(table, 0x10000004)).toBe(-1)
  expect(rowOf(table, 0xf0000003 | 0)).toBeGreaterThanOrEqual(0)
})
