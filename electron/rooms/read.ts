import type { RoomId, SessionId, UserId } from '#shared/model/ids.ts'
import type { DeclaredSource } from '#shared/model/intent.ts'
import type { Phase, Room, Session, Way } from '#shared/model/rooms.ts'
import type { Reader } from '../ledger/schema.ts'

type RoomRow = {
  readonly id: RoomId
  readonly name: string
  readonly platform: string
  readonly filing: string
  readonly way: Way
  readonly sells: 0 | 1
  readonly time_zone: string
}

type SessionRow = {
  readonly id: SessionId
  readonly room: RoomId
  readonly phase: Phase
  readonly begun_at: number
  readonly live_at: number | null
  readonly ended_at: number | null
  readonly supervisor: UserId | null
  readonly safe: 0 | 1
  readonly output_seen: 0 | 1
}

/** `outputSeen`: the output of the room's way has run since the session went live. */
export type SessionState = Session & { readonly safe: boolean; readonly outputSeen: boolean }

/** The room of this data folder (the first that was opened); undefined before it is. */
export function theRoom(db: Reader): Room | undefined {
  const row = db.one<RoomRow>('SELECT * FROM rooms ORDER BY opened_seq LIMIT 1')
  if (row === undefined) return undefined
  const { id, name, platform, filing, way, sells, time_zone } = row
  return { id, name, platform, filing, way, sells: sells === 1, timeZone: time_zone }
}

/** The newest session of the room; archived ones included. */
export function latestSession(db: Reader, room: RoomId): SessionState | undefined {
  const row = db.one<SessionRow>(
    'SELECT * FROM sessions WHERE room = ? ORDER BY begun_seq DESC LIMIT 1',
    room,
  )
  return row && asSession(row)
}

export function sessionById(db: Reader, id: SessionId): SessionState | undefined {
  const row = db.one<SessionRow>('SELECT * FROM sessions WHERE id = ?', id)
  return row && asSession(row)
}

/** Newest first. */
export function sessions(db: Reader, room: RoomId): SessionState[] {
  return db
    .all<SessionRow>('SELECT * FROM sessions WHERE room = ? ORDER BY begun_seq DESC', room)
    .map(asSession)
}

type SourceRow = Omit<DeclaredSource, 'lapsed'> & { readonly source: string; readonly lapsed: 0 | 1 }

/** What each source was declared to be, by source name, with what it captured when that was said. */
export function declaredSources(db: Reader, room: RoomId): ReadonlyMap<string, DeclaredSource> {
  const rows = db.all<SourceRow>(
    'SELECT source, nature, capture, lapsed, seq FROM sources WHERE room = ? ORDER BY seq',
    room,
  )
  return new Map(rows.map(({ source, lapsed, ...said }) => [source, { ...said, lapsed: lapsed === 1 }]))
}

function asSession(row: SessionRow): SessionState {
  return {
    id: row.id,
    room: row.room,
    phase: row.phase,
    begunAt: row.begun_at,
    liveAt: row.live_at,
    endedAt: row.ended_at,
    supervisor: row.supervisor,
    safe: row.safe === 1,
    outputSeen: row.output_seen === 1,
  }
}
