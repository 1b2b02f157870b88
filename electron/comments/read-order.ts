import type { SessionId } from '#shared/model/ids.ts'
import type { SetOrder } from '#shared/rules/moderation/place.ts'
import type { Reader } from '../ledger/schema.ts'
import { sessionComments } from './read.ts'

/** No order is set, and nothing could fall behind it. */
export const nothingSet: SetOrder = { adverseBehind: false, doubtfulBehind: false, inFront: 0 }

/** Reads how the order of each session stands, once for however many comments are asked about. */
export function orderReader(db: Reader): (session: SessionId | null) => SetOrder {
  const read = new Map<SessionId, SetOrder>()
  return (session) => {
    if (session === null) return nothingSet
    const known = read.get(session) ?? setOrder(db, session)
    read.set(session, known)
    return known
  }
}

const inFront = `SELECT comment FROM moderation_acts
  WHERE session = ? AND state = 'in-force' AND kind = 'to-front'`

function setOrder(db: Reader, session: SessionId): SetOrder {
  const behind = db.all<{ standing: string }>(
    `SELECT DISTINCT standing FROM guarded_comments WHERE session = ? AND seq NOT IN (${inFront})`,
    session,
    session,
  )
  const others = db.all<{ comment: number }>(`${inFront} AND standing <> 'adverse'`, session)
  const is = (standing: string) => behind.some((one) => one.standing === standing)
  return {
    adverseBehind: is('adverse'),
    // Comments of unknown class are counted and not listed: each may be one.
    doubtfulBehind: is('doubtful') || sessionComments(db, session).unknown > 0,
    inFront: others.length,
  }
}
