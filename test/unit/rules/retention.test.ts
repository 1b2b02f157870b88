import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, isoDay, shanghaiDay, startOfShanghaiDay } from '#shared/rules/calendar.ts'
import { keptUntil } from '#shared/rules/retention.ts'
import { shippedPack } from './shipped-pack.ts'

const pack = shippedPack()
const at = (text: string): number => Date.parse(`${text}+08:00`)
const endOf = (text: string, sells: boolean): string =>
  new Date(keptUntil(at(text), sells, pack) + 8 * 3_600_000).toISOString()

describe('what must be kept', () => {
  it('is kept for three years where the room sells, to the end of the last day', () => {
    expect(endOf('2026-11-24T20:30:00', true)).toBe('2029-11-25T00:00:00.000Z')
  })

  it('is kept for sixty days where it does not', () => {
    expect(endOf('2026-11-24T20:30:00', false)).toBe('2027-01-24T00:00:00.000Z')
  })

  it('counts by the day in Shanghai, not in Greenwich', () => {
    expect(endOf('2026-12-31T23:59:59', true)).toBe('2030-01-01T00:00:00.000Z')
    expect(endOf('2027-01-01T00:00:00', true)).toBe('2030-01-02T00:00:00.000Z')
  })

  it('ends with the month where the last year has no 29 February', () => {
    expect(endOf('2028-02-29T12:00:00', true)).toBe('2031-03-01T00:00:00.000Z')
    expect(endOf('2028-02-28T12:00:00', true)).toBe('2031-03-01T00:00:00.000Z')
    expect(endOf('2028-03-01T00:00:00', true)).toBe('2031-03-02T00:00:00.000Z')
  })

  it('is never shorter than 1,095 days for a room that sells, and never ends before an earlier session’s', () => {
    const instant = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2150, 0) })
    fc.assert(
      fc.property(instant, instant, (one, two) => {
        expect(keptUntil(one, true, pack) - one).toBeGreaterThanOrEqual(1_095 * 86_400_000)
        expect(keptUntil(one, false, pack) - one).toBeGreaterThanOrEqual(60 * 86_400_000)
        expect(keptUntil(Math.max(one, two), true, pack)).toBeGreaterThanOrEqual(
          keptUntil(Math.min(one, two), true, pack),
        )
      }),
    )
  })
})

describe('the calendar', () => {
  it('agrees with the one of the engine, and there and back is the same day', () => {
    const instant = fc.integer({ min: Date.UTC(1992, 0), max: Date.UTC(2400, 0) })
    fc.assert(
      fc.property(instant, fc.integer({ min: -5_000, max: 5_000 }), (given, days) => {
        const day = shanghaiDay(given)
        expect(isoDay(day)).toBe(new Date(given + 8 * 3_600_000).toISOString().slice(0, 10))
        expect(shanghaiDay(startOfShanghaiDay(day))).toEqual(day)
        expect(addDays(addDays(day, days), -days)).toEqual(day)
      }),
    )
  })
})
