/**
 * Days in Asia/Shanghai, without a clock: the civil calendar computed from the instant (proleptic Gregorian, days
 * counted from 1970-01-01). China has kept UTC+8 without summer time since 1992, and no session is older.
 */
import type { Instant } from '#shared/model/ids.ts'

const offset = 8 * 3_600_000
const dayLength = 86_400_000

export type CalendarDay = { readonly year: number; readonly month: number; readonly day: number }

export function shanghaiDay(instant: Instant): CalendarDay {
  return dayOfNumber(Math.floor((instant + offset) / dayLength))
}

/** The instant at which that day begins in Shanghai. */
export function startOfShanghaiDay(day: CalendarDay): Instant {
  return numberOfDay(day) * dayLength - offset
}

/** `2026-02-01`. */
export function isoDay({ year, month, day }: CalendarDay): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

export function addDays(day: CalendarDay, days: number): CalendarDay {
  return dayOfNumber(numberOfDay(day) + days)
}

/** The same day so many years on; where that year has none (29 February), the last day of the month. */
export function addYears({ year, month, day }: CalendarDay, years: number): CalendarDay {
  const there = { year: year + years, month, day }
  const isThere = dayOfNumber(numberOfDay(there)).month === month
  return isThere ? there : { ...there, day: day - 1 }
}

/** Days since 1970-01-01, counted in eras of 400 years (146,097 days) that begin on a 1 March. */
function numberOfDay({ year, month, day }: CalendarDay): number {
  const marchYear = month <= 2 ? year - 1 : year
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

function dayOfNumber(number: number): CalendarDay {
  const shifted = number + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const leapDays =
    Math.floor(dayOfEra / 1_460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096)
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day }
}
