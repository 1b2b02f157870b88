import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areInside, covered, leftOf } from '#shared/rules/moderation/redaction.ts'

const text = '杯子裂了，主播是个蠢货'

describe('covering', () => {
  it('shows how much is gone and leaves the rest', () => {
    expect(covered(text, [{ from: 9, to: 11 }])).toBe('杯子裂了，主播是个＊＊')
    expect(leftOf(text, [{ from: 5, to: 11 }])).toBe('杯子裂了，')
  })

  it('takes spans in any order, also where they overlap', () => {
    expect(
      covered(text, [
        { from: 9, to: 11 },
        { from: 5, to: 10 },
      ]),
    ).toBe('杯子裂了，＊＊＊＊＊＊')
  })

  it('never leaves half a character behind', () => {
    expect(covered('😀好', [{ from: 0, to: 1 }])).toBe('＊好')
    expect(covered('😀好', [{ from: 1, to: 2 }])).toBe('＊好')
  })

  it('keeps whatever no span touches, and the result well-formed', () => {
    const spans = fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { maxLength: 4 })
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), spans, (any, pairs) => {
        const inside = pairs.map(([from, to]) => ({ from, to })).filter((span) => areInside(any, [span]))
        expect(covered(any, inside).isWellFormed()).toBe(true)
        if (inside.length === 0) expect(covered(any, inside)).toBe(any)
      }),
    )
  })

  it('is judged to lie in the text or not', () => {
    expect(areInside(text, [{ from: 0, to: text.length }])).toBe(true)
    expect(areInside(text, [{ from: 0, to: text.length + 1 }])).toBe(false)
    expect(areInside(text, [{ from: 3, to: 3 }])).toBe(false)
  })
})
