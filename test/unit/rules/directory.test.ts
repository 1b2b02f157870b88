import { describe, expect, it } from 'vitest'
import { judge } from '#shared/rules/directory.ts'
import { cardOf, decisionOf, refusedCategories, rulesOf, shippedPack, today } from './shipped-pack.ts'

const pack = shippedPack()

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
