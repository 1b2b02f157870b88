import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CardFields, type Decision, Verdict } from '#shared/model/cards.ts'
import { judge } from '#shared/rules/directory.ts'
import { cardOf, refusedCategories, shippedPack, today } from './shipped-pack.ts'

const pack = shippedPack()
const gravity: readonly Decision[] = ['allow', 'warn', 'needs-approval', 'refuse']
const weight = (card: CardFields): number => gravity.indexOf(judge(card, pack, today).decision)

const parents = new Set(pack.categories.map(({ parent }) => parent))
const leaves = pack.categories.map(({ id }) => id).filter((id) => !parents.has(id))
/** Words that are refused under every category. */
const refusingWords = pack.rules
  .filter(
    ({ decision, when }) =>
      decision === 'refuse' && Object.keys(when).every((key) => ['words', 'unless'].includes(key)),
  )
  .flatMap(({ when }) => when.words ?? [])
/** Words for goods that may not be sold or advertised, refused or brought to a second person. */
const goodsWords = pack.rules
  .filter(
    ({ ground, when }) => ['no-sale', 'no-online-sale', 'no-advertising'].includes(ground) && when.words,
  )
  .flatMap(({ when }) => when.words ?? [])

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
