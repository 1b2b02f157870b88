import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawSample } from '#shared/rules/moderation/sample.ts'

const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const draw = (of: number, wanted: number, seed: string) => drawSample({ of, wanted, seed }, hash)

describe('a sample', () => {
  it('is as large as asked for, in order, without repetitions and within what there is', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(50), fc.string(), (of, wanted, seed) => {
        const sample = draw(of, wanted, seed)
        expect(sample).toHaveLength(Math.min(of, wanted))
        expect([...new Set(sample)].sort((a, b) => a - b)).toEqual(sample)
        expect(sample.every((index) => index >= 0 && index < of)).toBe(true)
        expect(draw(of, wanted, seed)).toEqual(sample)
      }),
    )
  })

  it('favours nobody', () => {
    const counts = new Array<number>(20).fill(0)
    for (let round = 0; round < 2_000; round += 1) {
      for (const index of draw(20, 5, `round ${round}`)) counts[index] = (counts[index] ?? 0) + 1
    }
    // 500 each on average, with a deviation of 19.
    expect(Math.min(...counts)).toBeGreaterThan(420)
    expect(Math.max(...counts)).toBeLessThan(580)
  })
})
