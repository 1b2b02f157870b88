import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPrice } from '#electron/cards/import/money.ts'

describe('a price', () => {
  it.each([
    ['39.9', 3_990],
    ['39.90', 3_990],
    ['39', 3_900],
    ['0', 0],
    ['.5', 50],
    ['5.', 500],
    ['007.10', 710],
    ['39.900', 3_990],
    ['¥1,299.00', 129_900],
    ['￥ 1，299', 129_900],
    ['３９．９元', 3_990],
    ['CNY 12', 1_200],
    ['12块', 1_200],
    ['1.15', 115],
    ['999999999.99', 99_999_999_999],
  ])('%s is %i fen', (text, fen) => {
    expect(readPrice(text)).toEqual({ ok: true, fen })
  })

  it.each([
    ['', 'not-a-price'],
    ['.', 'not-a-price'],
    ['面议', 'not-a-price'],
    ['39.9/斤', 'not-a-price'],
    ['1,23', 'not-a-price'],
    ['39-59', 'not-a-price'],
    ['1e3', 'not-a-price'],
    ['-1', 'negative'],
    ['¥-1', 'negative'],
    ['0.001', 'below-a-fen'],
    ['1000000000', 'too-large'],
  ])('“%s” is none: %s', (text, why) => {
    expect(readPrice(text)).toEqual({ ok: false, why })
  })

  it('is exact for every whole number of fen', () => {
    fc.assert(
      fc.property(fc.nat(99_999_999_999), (fen) => {
        const digits = String(fen).padStart(3, '0')
        const text = `${digits.slice(0, -2)}.${digits.slice(-2)}`
        expect(readPrice(text)).toEqual({ ok: true, fen })
        const grouped = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/gu, ',')
        expect(readPrice(`¥${grouped}.${digits.slice(-2)}`)).toEqual({ ok: true, fen })
      }),
    )
  })
})
