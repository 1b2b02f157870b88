import type { SessionId, UserId } from '#shared/model/ids.ts'
import type { ActKind, ActView, Standing } from '#shared/model/moderation.ts'
import type { Reader } from '../ledger/schema.ts'

export type ActRow = {
  readonly entry: number
  readonly comment: number
  readonly session: SessionId | null
  readonly platform: string
  readonly source: string
  readonly user: string
  readonly kind: ActKind
  /** JSON of what the act carries beside its kind. */
  readonly detail: string
  readonly ground: string
  readonly ground_seen: 0 | 1
  readonly standing: Standing
  readonly state: ActView['state']
  readonly by_user: UserId | null
  readonly approved_by: UserId | null
  readonly at: number
  readonly outcome_zh: string | null
  readonly outcome_en: string | null
}

/** Acts on the comment, oldest first. */
export function actsOn(db: Reader, comment: number): ActRow[] {
  return db.all('SELECT * FROM moderation_acts WHERE comment = ? ORDER BY entry', comment)
}

/** Acts on comments with seqs from `first` to `last`, oldest first. */
export function actsOnAny(db: Reader, first: number, last: number): ActRow[] {
  return db.all('SELECT * FROM moderation_acts WHERE comment BETWEEN ? AND ? ORDER BY entry', first, last)
}

/** The act that was asked for, done or refused by this entry on this comment. */
export function actOf(db: Reader, entry: number, comment: number): ActRow | undefined {
  return db.one('SELECT * FROM moderation_acts WHERE entry = ? AND comment = ?', entry, comment)
}

/** Acts of a session, oldest first; of every session where null. */
export function actsOf(db: Reader, session: SessionId | null): ActRow[] {
  return session === null
    ? db.all('SELECT * FROM moderation_acts ORDER BY entry, comment')
    : db.all('SELECT * FROM moderation_acts WHERE session = ? ORDER BY entry, comment', session)
}

/** What waits for a supervisor, oldest first. */
export function waitingActs(db: Reader): ActRow[] {
  return db.all("SELECT * FROM moderation_acts WHERE state = 'waiting' ORDER BY entry, comment")
}

/** Acts that silence this user and are in force or waiting. */
export function silencingOf(db: Reader, session: SessionId, user: string): ActRow[] {
  return db.all(
    `SELECT * FROM moderation_acts WHERE session = ? AND user = ? AND kind IN ('mute', 'block')
     AND state IN ('waiting', 'in-force') ORDER BY entry`,
    session,
    user,
  )
}

export type FilterRow = {
  readonly filter: string
  readonly words: string
  readonly ground: string
  readonly by_user: UserId | null
  readonly set_seq: number
}

/** Filters in force, oldest first. */
export function filters(db: Reader): FilterRow[] {
  return db.all('SELECT * FROM comment_filters ORDER BY set_seq')
}

export function actView(row: ActRow): ActView {
  const { entry, session, comment, kind, ground, standing, state, at } = row
  return {
    entry,
    session,
    comment,
    kind,
    ground,
    groundSeen: row.ground_seen === 1,
    standing,
    state,
    by: row.by_user,
    approvedBy: row.approved_by,
    at,
    outcome: row.outcome_zh === null ? null : { zh: row.outcome_zh, en: row.outcome_en ?? '' },
  }
}
