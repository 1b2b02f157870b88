import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CardFields, Decision } from '#shared/model/cards.ts'
import { Verdict } from '#shared/model/cards.ts'
import { judge } from '#shared/rules/directory.ts'
import { cardOf, shippedPack, today } from './shipped-pack.ts'

const pack = shippedPack()
const gravity: readonly Decision[] = ['allow', 'warn', 'needs-approval', 'refuse']
const weight = (fields: Partial<CardFields>): number =>
  gravity.indexOf(judge(cardOf(fields), pack, today).decision)
const rulesOf = (fields: Partial<CardFields>): readonly string[] =>
  judge(cardOf(fields), pack, today).findings.map(({ rule }) => rule)
const decisionOf = (fields: Partial<CardFields>): Decision => judge(cardOf(fields), pack, today).decision

const parents = new Set(pack.categories.map(({ parent }) => parent))
const leaves = pack.categories.map(({ id }) => id).filter((id) => !parents.has(id))
const refusingWords = pack.rules
  .filter(
    ({ decision, when }) => decision === 'refuse' && when.words && !when.categories && !when.exceptCategories,
  )
  .flatMap(({ when }) => when.words ?? [])
const goodsWords = pack.rules
  .filter(
    ({ ground, when }) => ['no-sale', 'no-online-sale', 'no-advertising'].includes(ground) && when.words,
  )
  .flatMap(({ when }) => when.words ?? [])
const refusedCategories = pack.rules
  .filter(({ decision, when }) => decision === 'refuse' && Object.keys(when).join() === 'categories')
  .flatMap(({ when }) => when.categories ?? [])

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
  fc
    .array(fc.constantFrom(...goodsWords, '最', '好', '，', ' ', '坚果', '治愈', '第一', 'No.1'), {
      minLength: 1,
      maxLength: 8,
    })
    .map((parts) => parts.join('')),
)
const anyCard: fc.Arbitrary<CardFields> = fc
  .record({
    title: anyText,
    category: fc.oneof(
      fc.constantFrom(...leaves),
      fc.string({ minLength: 1, maxLength: 12 }),
      fc.constant(null),
    ),
    price: fc.nat(1_000_000),
    listPrice: fc.option(fc.nat(5_000_000)),
    claims: fc.array(anyText, { maxLength: 4 }),
    licence: fc.option(fc.constant('SC10612345678901')),
    spokenBy: fc.constantFrom('outside-host', 'seller-staff'),
  })
  .map((fields) => cardOf(fields))

describe('the directory', () => {
  it('allows ordinary goods, with nothing to say', () => {
    expect(judge(cardOf(), pack, today)).toEqual({
      decision: 'allow',
      findings: [],
      pack: 'cn-live-2026.1',
      minorsNotice: false,
    })
  })

  it('refuses a card without a category, with an unknown one, and with one that is too coarse', () => {
    expect(rulesOf({ category: null })).toEqual(['unknown-category'])
    expect(rulesOf({ category: 'no.such' })).toEqual(['unknown-category'])
    expect(rulesOf({ category: 'food' })).toEqual(['coarse-category'])
    for (const category of [null, 'no.such', 'food']) expect(decisionOf({ category })).toBe('refuse')
  })

  it('says in both languages what was refused, what was seen, by which rule, and what would make it allowed', () => {
    const [finding] = judge(
      cardOf({ title: '复合弩 狩猎款', category: 'sports.other' }),
      pack,
      today,
    ).findings
    expect(finding?.decision).toBe('refuse')
    expect(finding?.said.zh).toBe(
      '“复合弩 狩猎款”不能上架：标题里的“复合弩”指向禁止买卖的枪支弹药或管制器具，依据《枪支管理法》（条号待核对）、《电子商务法》第十三条。',
    )
    expect(finding?.said.en).toContain('“复合弩” in the title')
    expect(finding?.said.en).toContain('E-Commerce Law, Article 13')
    expect(finding?.remedy.zh).toContain('请移除这张商品卡')
    expect(finding?.cites).toContainEqual({
      instrument: '电子商务法',
      version: '2018-08-31',
      article: '第十三条',
      sure: 'L',
    })
  })

  it('names the claim in which a word was seen', () => {
    const [finding] = judge(cardOf({ claims: ['脆', '含罂粟壳提香'] }), pack, today).findings
    expect(finding?.said.zh).toContain('第 2 条卖点里的“罂粟壳”')
  })

  it.each(refusedCategories)('refuses everything in %s', (category) => {
    const licence = 'X-1'
    expect(decisionOf({ category, licence, spokenBy: 'seller-staff' })).toBe('refuse')
  })

  it.each(['medicine.otc-western', 'devices.monitoring', 'health-food.vitamins', 'medical-food'])(
    'never lets an outside host recommend %s, and lets the seller’s own staff speak once a second person agrees',
    (category) => {
      const licence = '国药准字 Z00000000'
      const claims = ['本品不能代替药物', '请按药品说明书或者在药师指导下购买和使用']
      expect(rulesOf({ category, licence, claims })).toContain('outside-host')
      expect(decisionOf({ category, licence, claims })).toBe('refuse')
      expect(decisionOf({ category, licence, claims, spokenBy: 'seller-staff' })).toBe('needs-approval')
    },
  )

  it('wants the licence that a category needs', () => {
    expect(rulesOf({ category: 'books.books', title: '山里的一年（散文）' })).toEqual([
      'licence-publications',
    ])
    expect(rulesOf({ category: 'books.books', title: '山里的一年（散文）', licence: '新出发 0001' })).toEqual(
      [],
    )
  })

  it('asks for the notice for minors before alcohol and cosmetics', () => {
    expect(judge(cardOf({ category: 'alcohol.beer', title: '小麦啤酒' }), pack, today)).toMatchObject({
      decision: 'warn',
      minorsNotice: true,
    })
    expect(judge(cardOf({ category: 'beauty.makeup', title: '唇釉' }), pack, today)).toMatchObject({
      decision: 'allow',
      minorsNotice: true,
    })
  })

  it('takes a card to a second person where its words and its category disagree', () => {
    expect(rulesOf({ category: 'food.drinks', title: '赤霞珠葡萄酒' })).toEqual(['category-alcohol'])
    expect(rulesOf({ category: 'household.tableware', title: '葡萄酒杯两只' })).toEqual([])
  })

  it('takes a book about forbidden goods to a second person instead of refusing it', () => {
    const licence = '新出发 0001'
    const book = { category: 'books.books', title: '毒品的历史', licence }
    expect(rulesOf(book)).toEqual(['words-in-publications'])
    expect(decisionOf(book)).toBe('needs-approval')
    expect(decisionOf({ ...book, category: 'toys-games.board' })).toBe('refuse')
  })

  it.each(['手 枪 一把', '手·枪', '手​枪', '手-枪', '手＊枪'])('sees through %s', (title) => {
    expect(rulesOf({ title })).toContain('words-weapons')
  })

  it.each([
    ['黑色情侣手链', 'jewellery.fashion'],
    ['水洗钱包', 'shoes-bags.handbags'],
    ['时代孕妇装', 'baby.maternity'],
    ['象牙白连衣裙', 'clothing.womens-dresses'],
    ['现代考古入门拼图', 'toys-games.board'],
    ['民警服务纪念摆件', 'household.decoration'],
    ['环保本色抽纸', 'household.paper'],
    ['手枪钻 12V', 'hardware.tools'],
    ['沉香烟熏摆件', 'household.fragrance'],
  ])('is not taken in by %s', (title, category) => {
    expect(rulesOf({ title, category })).toEqual([])
  })
})

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

describe('what may be relied on', () => {
  it('an unknown category is never allowed', () => {
    const known = new Set(leaves)
    fc.assert(
      fc.property(anyCard, (card) => {
        fc.pre(card.category === null || !known.has(card.category))
        expect(judge(card, pack, today).decision).toBe('refuse')
      }),
    )
  })

  it('a forbidden category is never allowed, whatever else the card says', () => {
    fc.assert(
      fc.property(anyCard, fc.constantFrom(...refusedCategories), (card, category) => {
        const usable = leaves.find((leaf) => leaf === category || leaf.startsWith(`${category}.`)) ?? category
        expect(judge({ ...card, category: usable }, pack, today).decision).toBe('refuse')
      }),
    )
  })

  it('a forbidden word is never allowed, and adding one never lowers the decision', () => {
    fc.assert(
      fc.property(anyCard, fc.constantFrom(...goodsWords), fc.boolean(), (card, word, inTitle) => {
        const with_ = inTitle
          ? { ...card, title: `${card.title}。${word}` }
          : { ...card, claims: [...card.claims, word] }
        const after = gravity.indexOf(judge(with_, pack, today).decision)
        expect(after).toBeGreaterThanOrEqual(gravity.indexOf('needs-approval'))
        expect(after).toBeGreaterThanOrEqual(gravity.indexOf(judge(card, pack, today).decision))
      }),
    )
  })

  it('a word of obscenity or forgery is refused in every category', () => {
    fc.assert(
      fc.property(anyCard, fc.constantFrom(...refusingWords), (card, word) => {
        expect(judge({ ...card, claims: [word] }, pack, today).decision).toBe('refuse')
      }),
    )
  })

  it('a verdict is whole, deterministic, names its pack, and weighs as its gravest finding', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const verdict = judge(card, pack, today)
        expect(Verdict.parse(verdict)).toEqual(verdict)
        expect(judge(structuredClone(card), shippedPack(), today)).toEqual(verdict)
        expect(verdict.pack).toBe(pack.name)
        const weights = verdict.findings.map(({ decision }) => gravity.indexOf(decision))
        expect(gravity.indexOf(verdict.decision)).toBe(Math.max(0, ...weights))
      }),
      { numRuns: 30 },
    )
  })

  it('no sentence is left with a gap in it', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const { title, claims, ...rest } = card
        const braceless = {
          ...rest,
          title: title.replace(/[{}]/g, ''),
          claims: claims.map((c) => c.replace(/[{}]/g, '')),
        }
        for (const { said, remedy } of judge({ ...braceless, category: 'health-food.other' }, pack, today)
          .findings) {
          expect(`${said.zh}${said.en}${remedy.zh}${remedy.en}`).not.toMatch(/[{}]/)
        }
      }),
    )
  })

  it('a licence never makes a card worse, an outside host never better', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        expect(weight({ ...card, licence: 'X-1' })).toBeLessThanOrEqual(weight({ ...card, licence: null }))
        expect(weight({ ...card, spokenBy: 'outside-host' })).toBeGreaterThanOrEqual(
          weight({ ...card, spokenBy: 'seller-staff' }),
        )
      }),
    )
  })

  it('says so where the pack is not the law of the day', () => {
    const before = Date.UTC(2026, 0, 31, 15, 59)
    expect(judge(cardOf(), pack, before).findings.map(({ rule }) => rule)).toEqual(['pack-not-in-force'])
    expect(judge(cardOf(), pack, before + 60_000).findings).toEqual([])
  })
})
