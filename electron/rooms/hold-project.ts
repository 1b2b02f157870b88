import type { guardBodies } from '#shared/model/guards.ts'
import type { Hold, holdBodies } from '#shared/model/holds.ts'
import type { Written } from '../ledger/decision.ts'
import type { RowOp } from '../ledger/schema.ts'

type HoldEntry = Written<keyof typeof holdBodies>
type GuardEntry = Written<keyof typeof guardBodies>

/** Holds, and where guards stand; what else guards write are facts that no table is made of. */
export function projectHolds(entry: HoldEntry | GuardEntry): readonly RowOp[] {
  switch (entry.kind) {
    case 'guard.hold-asked':
      return [holdRow(entry, entry.body, entry.body.minutes, null)]
    case 'guard.held':
      return [holdRow(entry, entry.body, minutesUntil(entry, entry.body), entry.body.until)]
    case 'guard.hold-approved':
      return [
        { op: 'patch', table: 'holds', key: { hold: entry.body.hold }, set: { until: entry.body.until } },
      ]
    case 'guard.hold-ended':
      return [{ op: 'patch', table: 'holds', key: { hold: entry.body.hold }, set: { ended: 1 } }]
    case 'guard.rung': {
      const { guard, rung, since } = entry.body
      return [{ op: 'put', table: 'guard_rungs', row: { session: entry.session ?? '', guard, rung, since } }]
    }
    case 'guard.rung-left': {
      const { guard, to, since } = entry.body
      const key = { session: entry.session ?? '', guard }
      return to === null
        ? [{ op: 'delete', table: 'guard_rungs', key }]
        : [{ op: 'put', table: 'guard_rungs', row: { ...key, rung: to, since } }]
    }
    default:
      return []
  }
}

function minutesUntil(entry: HoldEntry, { until }: Hold): number {
  return Math.round((until - entry.at) / 60_000)
}

function holdRow(
  entry: HoldEntry,
  { hold, guard, rung, reason, askedBy }: Omit<Hold, 'until'>,
  minutes: number,
  until: number | null,
): RowOp {
  const { room, session, at } = entry
  const row = { hold, room, session, guard, rung, reason, minutes, asked_by: askedBy, asked_at: at, until }
  return { op: 'put', table: 'holds', row: { ...row, ended: 0 } }
}
