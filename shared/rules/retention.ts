/**
 * How long a session is kept at least. The span is the pack's; it is counted as the Civil Code counts (Articles 201 to
 * 203): in the calendar of Asia/Shanghai, the day of the end not included, to 24:00 of the last day.
 */
import type { Instant } from '#shared/model/ids.ts'
import type { Pack } from '#shared/model/pack.ts'
import { addDays, addYears, shanghaiDay, startOfShanghaiDay } from './calendar.ts'

/**
 * The first instant at which a session that ended at `endedAt` may be deleted. A session that ended on 29 February is
 * kept to the end of 28 February three years on: where the last year has no such day, the month's last day ends the span.
 */
export function keptUntil(endedAt: Instant, sells: boolean, pack: Pack): Instant {
  const { span } = sells ? pack.retention.selling : pack.retention.plain
  const endDay = shanghaiDay(endedAt)
  const lastDay = 'years' in span ? addYears(endDay, span.years) : addDays(endDay, span.days)
  return startOfShanghaiDay(addDays(lastDay, 1))
}
