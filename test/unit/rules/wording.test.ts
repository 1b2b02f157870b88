import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decisionOf, rulesOf } from './shipped-pack.ts'

describe('wording', () => {
  it('never fires on 最 alone, nor on 第一 and 日入', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('最', '第一', '日入', '，', ' ', '鲜', '的', '近', '最后', '最近', '最爱'), {
          minLength: 1,
          maxLength: 20,
        }),
        (parts) => rulesOf({ title: `坚果${parts.join('')}`.slice(0, 100) }).length === 0,
      ),
    )
  })

  it('takes the terms that the law names to a second person, and tips for use not', () => {
    expect(rulesOf({ title: '国家级腰果' })).toEqual(['absolute-statute'])
    expect(rulesOf({ title: '腰果', claims: ['最佳食用期六个月'] })).toEqual([])
    expect(rulesOf({ title: '全网第一腰果' })).toEqual(['absolute-other'])
  })

  it('finds one term beside an excused one', () => {
    expect(rulesOf({ claims: ['最佳食用期内口感最佳'] })).toEqual(['absolute-statute'])
  })

  it('keeps medical words to medical goods', () => {
    expect(rulesOf({ claims: ['每天一把可降血压'] })).toEqual(['medical-ordinary'])
    expect(rulesOf({ claims: ['治愈系包装'] })).toEqual([])
  })

  it('asks health food for the sentence that must stand on screen', () => {
    const fields = {
      category: 'health-food.vitamins',
      licence: '国食健注 G00000000',
      spokenBy: 'seller-staff' as const,
    }
    expect(rulesOf(fields)).toContain('health-food-notice')
    expect(rulesOf({ ...fields, claims: ['本品不能代替药物'] })).not.toContain('health-food-notice')
    expect(rulesOf({ ...fields, claims: ['本品不能代替药物'] })).not.toContain('medical-health-food')
  })

  it('matches a Latin term only as a whole', () => {
    expect(rulesOf({ title: '腰果 TOP1 口碑' })).toEqual(['absolute-other'])
    expect(rulesOf({ title: '腰果 TOP10 榜单' })).toEqual([])
  })
})

describe('prices', () => {
  it('warns of a struck-through price without its basis', () => {
    expect(rulesOf({ listPrice: 5_990 })).toEqual(['price-list-without-basis'])
    expect(rulesOf({ listPrice: 5_990, claims: ['划线价为厂商建议零售价'] })).toEqual([])
    expect(decisionOf({ listPrice: 5_990 })).toBe('warn')
  })

  it('notices exchanged prices, a price of nothing, and a list price far above', () => {
    expect(rulesOf({ listPrice: 1_000 })).toEqual(['price-list-below'])
    expect(rulesOf({ price: 0 })).toEqual(['price-zero'])
    expect(decisionOf({ listPrice: 3_990 * 5 + 1 })).toBe('needs-approval')
    expect(decisionOf({ listPrice: 3_990 * 5 })).toBe('warn')
  })
})
