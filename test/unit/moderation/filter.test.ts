import { describe, expect, it } from 'vitest'
import { filterWords, judgeFilter, matchOf } from '#shared/rules/moderation/filter.ts'
import { shippedPack } from '../rules/shipped-pack.ts'

const pack = shippedPack().moderation
const plain = (text: string) => text.toLowerCase().replaceAll(' ', '')
const words = (...given: string[]) => {
  const result = filterWords(given, plain)
  return result.ok ? result.value : result.refusal.code
}
const nothing = { looked: 100, hits: 3, adverse: 0, examples: [] }

describe('the words of a filter', () => {
  it('are normalised and each there once', () => {
    expect(words('加 VX', '加vx', '代拍')).toEqual(['加vx', '代拍'])
  })

  it('are refused where they would meet almost everything, or there are none', () => {
    expect(words('差')).toBe('moderation.filter-word-length')
    expect(words(' ', '')).toBe('moderation.filter-words')
    expect(words('字'.repeat(41))).toBe('moderation.filter-word-length')
  })

  it('are found in the normalised text', () => {
    expect(matchOf(['加vx', '代拍'], plain('低价 代 拍'))).toBe('代拍')
    expect(matchOf(['加vx'], '好看')).toBeUndefined()
  })
})

describe('a filter', () => {
  it('that hides no evaluation may be set', () => {
    expect(judgeFilter('advertising', [nothing, nothing], pack).ok).toBe(true)
  })

  it('that would hide a single one is refused, and shows which', () => {
    const bad = { looked: 200, hits: 5, adverse: 1, examples: ['垃圾质量，退钱'] }
    const verdict = judgeFilter('insult', [nothing, bad], pack)
    expect(verdict).toMatchObject({ ok: false, refusal: { code: 'moderation.filter-hides-evaluations' } })
    if (!verdict.ok) expect(verdict.refusal.said.zh).toContain('“垃圾质量，退钱”')
  })

  it('needs a ground for hiding', () => {
    expect(judgeFilter('announcing', [nothing], pack)).toMatchObject({
      ok: false,
      refusal: { code: 'moderation.ground-not-for-act' },
    })
  })
})
