import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { base64Of } from '#renderer/screens/cards/base64.ts'
import { cardDraftOf, emptyCardDraft, readCardDraft } from '#renderer/screens/cards/card-draft.ts'
import { placeDraftOf, readPlaceDraft } from '#renderer/screens/preflight/place-draft.ts'
import type { CardFields } from '#shared/model/cards.ts'

const cup: CardFields = {
  title: '马克杯',
  shop: '店铺',
  seller: '青山陶瓷有限公司',
  category: 'household.tableware',
  price: 3990,
  listPrice: 4905,
  stock: 128,
  link: 'https://shop.example/cup',
  picture: null,
  claims: ['釉下彩', '可放微波炉'],
  licence: null,
  spokenBy: 'outside-host',
}

describe('the card form', () => {
  test('gives back the card that it was opened with', () => {
    expect(readCardDraft(cardDraftOf(cup))).toEqual({ ok: true, fields: cup })
  })

  test('names what is missing and what is wrong, each field by its own sentence', () => {
    const read = readCardDraft({
      ...emptyCardDraft,
      title: '杯'.repeat(121),
      price: '三十',
      stock: '-1',
      link: 'shop',
    })
    expect(read).toEqual({
      ok: false,
      problems: {
        title: 'tooLong',
        shop: 'required',
        seller: 'required',
        price: 'money',
        stock: 'whole',
        link: 'link',
      },
    })
  })

  test('a list price may be empty but not nonsense', () => {
    const draft = cardDraftOf(cup)
    expect(readCardDraft({ ...draft, listPrice: ' ' })).toMatchObject({
      ok: true,
      fields: { listPrice: null },
    })
    expect(readCardDraft({ ...draft, listPrice: 'cheap' })).toEqual({
      ok: false,
      problems: { listPrice: 'money' },
    })
  })

  test('a card without a category can be entered: the directory says what follows from it', () => {
    expect(readCardDraft({ ...cardDraftOf(cup), category: null })).toMatchObject({ ok: true })
  })
})

describe('the place form', () => {
  const statement = {
    position: { longitude: 117.19, latitude: 29.31, datum: 'WGS-84' as const, accuracy: 60 },
    address: '云溪路 8 号',
    notProtected: true,
  }

  test('gives back the place that was declared, with or without coordinates', () => {
    const declared = { ...statement, position: null }
    expect(readPlaceDraft(placeDraftOf(statement))).toEqual({ ok: true, statement })
    expect(readPlaceDraft(placeDraftOf(declared))).toEqual({ ok: true, statement: declared })
  })

  test('an empty coordinate is no zero', () => {
    expect(readPlaceDraft(placeDraftOf(null))).toEqual({ ok: false, wrong: ['longitude', 'latitude'] })
  })

  test('names each coordinate that cannot be', () => {
    const draft = { ...placeDraftOf(statement), longitude: '181', latitude: 'north', accuracy: '0' }
    expect(readPlaceDraft(draft)).toEqual({ ok: false, wrong: ['longitude', 'latitude', 'accuracy'] })
  })
})

test('bytes of any length become the base64 that everybody else writes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100_000, size: 'max' }), (bytes) => {
      expect(base64Of(bytes)).toBe(Buffer.from(bytes).toString('base64'))
    }),
    { numRuns: 30 },
  )
})
