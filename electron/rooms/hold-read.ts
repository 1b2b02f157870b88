import type { GuardId } from '#shared/model/guards.ts'
import type { Hold } from '#shared/model/holds.ts'
import type { Instant, SessionId, UserId } from '#shared/model/ids.ts'
import type { HoldId, Rung } from '#shared/model/ladder.ts'
import type { HoldView } from '#shared/model/views.ts'
import type { Reader } from '../ledger/schema.ts'

type HoldRow = {
  readonly hold: HoldId
  readonly session: SessionId | null
  readonly guard: GuardId
  readonly rung: Rung
  readonly reason: string
  readonly minutes: number
  readonly asked_by: UserId | null
  readonly asked_at: Instant
  readonly until: Instant | null
  readonly ended: 0 | 1
}

/** A hold, whatever became of it; `until` is null while it waits for a supervisor. */
export type HoldState = Omit<Hold, 'until'> & {
  readonly session: SessionId | null
  readonly minutes: number
  readonly askedAt: Instant
  readonly until: Instant | null
  readonly ended: boolean
}

/** Whoever was asked for and did not answer within this is not asked any more: what was seen then is long another thing. */
const waitsMs = 10 * 60_000

export function isWaiting(hold: HoldState, now: Instant): boolean {
  return hold.until === null && !hold.ended && now - hold.askedAt < waitsMs
}

export function isInEffect(hold: HoldState, now: Instant): hold is HoldState & Hold {
  return hold.until !== null && !hold.ended && hold.until > now
}

export function holdById(db: Reader, hold: HoldId): HoldState | undefined {
  const row = db.one<HoldRow>('SELECT * FROM holds WHERE hold = ?', hold)
  return row && asHold(row)
}

/** All holds of a session, the oldest first. */
function holdsOf(db: Reader, session: SessionId): readonly HoldState[] {
  return db.all<HoldRow>('SELECT * FROM holds WHERE session = ? ORDER BY asked_at, hold', session).map(asHold)
}

/** What the loop is told: ends included, so that it needs nobody to end them. */
export function holdsInEffect(db: Reader, session: SessionId): readonly Hold[] {
  return holdsOf(db, session).flatMap(({ hold, guard, rung, reason, askedBy, until, ended }) =>
    until === null || ended ? [] : [{ hold, guard, rung, reason, askedBy, until }],
  )
}

/** What the console is shown. */
export function holdViews(db: Reader, session: SessionId, now: Instant): HoldView[] {
  return holdsOf(db, session)
    .filter((hold) => isWaiting(hold, now) || isInEffect(hold, now))
    .map(({ hold, guard, rung, reason, minutes, askedBy, until }) => ({
      hold,
      guard,
      rung,
      reason,
      minutes,
      askedBy,
      until,
    }))
}

/** Where the guards of a session stand on their ladders; those on the ground are not among them. */
export function rungsOf(
  db: Reader,
  session: SessionId,
): readonly { readonly guard: GuardId; readonly rung: Rung }[] {
  return db.all('SELECT guard, rung FROM guard_rungs WHERE session = ? ORDER BY guard', session)
}

function asHold({ asked_by, asked_at, ended, ...row }: HoldRow): HoldState {
  return { ...row, askedBy: asked_by, askedAt: asked_at, ended: ended === 1 }
}
