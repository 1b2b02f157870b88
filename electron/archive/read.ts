import type { Recording } from '#shared/model/archive.ts'
import type { Instant, RecordingId, SessionId, Sha256 } from '#shared/model/ids.ts'
import type { Reader } from '../ledger/schema.ts'

type RecordingRow = {
  readonly id: RecordingId
  readonly session: SessionId
  readonly file: string
  readonly sha256: Sha256 | null
  readonly bytes: number
  readonly seconds: number | null
  readonly started_at: number
  readonly ended_at: number | null
  readonly kept_until: number | null
  readonly state: Recording['state']
}

/** Oldest first. */
export function recordingsOf(db: Reader, session: SessionId): Recording[] {
  const sql = 'SELECT * FROM recordings WHERE session = ? ORDER BY started_seq'
  return db.all<RecordingRow>(sql, session).map(asRecording)
}

export function recordingById(db: Reader, id: RecordingId): Recording | undefined {
  const row = db.one<RecordingRow>('SELECT * FROM recordings WHERE id = ?', id)
  return row && asRecording(row)
}

/** Recordings that stopped and whose file has not been hashed and kept yet. */
export function unkeptRecordings(db: Reader): Recording[] {
  const sql = "SELECT * FROM recordings WHERE state = 'running' AND ended_at IS NOT NULL ORDER BY started_seq"
  return db.all<RecordingRow>(sql).map(asRecording)
}

/** The recording of the session that is still running, as far as the ledger knows. */
export function runningRecording(db: Reader, session: SessionId): Recording | undefined {
  const sql =
    "SELECT * FROM recordings WHERE session = ? AND ended_at IS NULL AND state = 'running' ORDER BY started_seq DESC"
  const row = db.one<RecordingRow>(sql, session)
  return row && asRecording(row)
}

type LeafRow = {
  readonly seq: number
  readonly kind: string
  readonly session: SessionId | null
  readonly at: Instant
  readonly erased: 0 | 1
}

/** What the log itself says of an entry, also after its payload is gone; undefined where there is none. */
export function leafOf(db: Reader, seq: number): LeafRow | undefined {
  const sql = `SELECT seq, leaf ->> '$.kind' AS kind, leaf ->> '$.session' AS session, leaf ->> '$.at' AS at,
    NOT EXISTS (SELECT 1 FROM payloads WHERE payloads.seq = entries.seq) AS erased FROM entries WHERE seq = ?`
  return db.one<LeafRow>(sql, seq)
}

function asRecording(row: RecordingRow): Recording {
  const { id, session, file, sha256, bytes, seconds, state } = row
  return {
    id,
    session,
    file,
    sha256,
    bytes,
    seconds,
    state,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    keptUntil: row.kept_until,
  }
}
