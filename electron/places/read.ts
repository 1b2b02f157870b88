import type { RoomId } from '#shared/model/ids.ts'
import type { Place, PlaceStatement, PlaceVerdict } from '#shared/model/places.ts'
import type { Reader } from '../ledger/schema.ts'

/** The newest statement of where the room is; undefined before there was one. */
export function placeOf(db: Reader, room: RoomId): Place | undefined {
  const row = db.one<{ statement: string; verdict: string; at: number }>(
    'SELECT statement, verdict, at FROM places WHERE room = ?',
    room,
  )
  if (row === undefined) return undefined
  // Written by the projection from bodies that the ledger had validated.
  const statement = JSON.parse(row.statement) as PlaceStatement
  const verdict = JSON.parse(row.verdict) as PlaceVerdict
  return { statement, verdict, at: row.at }
}
