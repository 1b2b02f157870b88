import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  byteSize,
  calendarDate,
  clockTime,
  dateAndTime,
  duration,
  fenOf,
  shortHash,
  yuan,
} from '#renderer/i18n/format.ts'

describe('money', () => {
  test('every amount that is written is read back to the same fen', () => {
    fc.assert(
      fc.property(fc.nat(10 ** 12), (fen) => {
        expect(fenOf(yuan(fen))).toBe(fen)
      }),
    )
  })

  test.each([
    ['12', 1200],
    ['12.5', 1250],
    ['0.07', 7],
    ['￥1,234.56', 123456],
    ['1，234', 123400],
    ['', null],
    ['-1', null],
    ['1.234', null],
    ['1e3', null],
    ['三十九', null],
  ])('%j is %s fen', (typed, fen) => {
    expect(fenOf(typed)).toBe(fen)
  })
})

describe('times', () => {
  const at = Date.UTC(2026, 10, 24, 16, 4, 9)

  test('are written in the zone of the room, 24 h, whatever the language', () => {
    expect([
      clockTime(at, 'Asia/Shanghai', 'zh-CN'),
      clockTime(at, 'Asia/Shanghai', 'en'),
      calendarDate(at, 'Asia/Shanghai'),
      dateAndTime(at, 'UTC', 'en'),
    ]).toEqual(['00:04:09', '00:04:09', '2026-11-25', '2026-11-24 16:04:09'])
  })

  test('a duration keeps its width', () => {
    expect([duration(0), duration(59_999), duration(3_723_000), duration(-5)]).toEqual([
      '00:00:00',
      '00:00:59',
      '01:02:03',
      '00:00:00',
    ])
  })
})

test('sizes and hashes are short enough to compare by eye', () => {
  expect([byteSize(999), byteSize(1_000), byteSize(3_482_113_004)]).toEqual(['999 B', '1.0 KB', '3.5 GB'])
  expect(shortHash('4f'.repeat(32))).toBe('4f4f4f4f…4f4f4f4f')
})
