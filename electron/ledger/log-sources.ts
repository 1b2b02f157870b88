import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { segmentPath } from '#shared/ledger/comment-segment.ts'
import { bundleWidth, entriesFolder, parseBundlePath, payloadFolder } from '#shared/ledger/log-path.ts'
import type { LogSource } from '#shared/ledger/log-source.ts'
import type { SessionId } from '#shared/model/ids.ts'
import { latestCheckpoint } from './checkpoints.ts'
import { connectForReading, hasLedger } from './connection.ts'
import { hashesAt, logSize } from './log.ts'
import { LedgerProblemError, ledgerProblem } from './problem.ts'
import type { Reader } from './schema.ts'
import { sqliteReader } from './sqlite-reader.ts'
import { inWords } from './storage-failure.ts'

export type OpenLogSource = LogSource & {
  close(): void
}

/** A data folder also knows what lies beside its log. */
export type DataFolderSource = OpenLogSource & {
  /** Files that the first `size` entries commit to, and how much of each they speak of. */
  beside(size: number): readonly { readonly path: string; readonly bytes: number }[]
}

/** Opens what lies at a path: an exported log, or a data folder (also one that a studio is writing to). */
export function openLogSource(path: string): OpenLogSource {
  if (hasLedger(path)) return dataFolderSource(path)
  if (existsSync(join(path, 'checkpoint'))) return exportedLogSource(path)
  throw new LedgerProblemError(
    ledgerProblem('ledger.cannot-read', `${path}: neither ledger.sqlite nor checkpoint is in it`),
  )
}

/** A log that was exported as static files. */
function exportedLogSource(folder: string): OpenLogSource {
  return {
    get: (path) => Promise.resolve(fileAt(folder, path)),
    size: () => Promise.resolve(null),
    close: () => undefined,
  }
}

function fileAt(folder: string, path: string): Uint8Array | null {
  try {
    // Synchronous: the files are small, and a round through the thread pool costs more than the read itself, while
    // hashing what was read keeps this thread busy a hundred times longer anyway.
    return readFileSync(join(folder, path))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** The log of a data folder in the same layout, as it stands at this moment: one read transaction until `close`. */
export function dataFolderSource(dataDir: string): DataFolderSource {
  const db = connectForReading(dataDir)
  db.exec('BEGIN')
  const reader = sqliteReader(db)
  return {
    // Damage that keeps SQLite itself from reading is no finding at an entry: it comes out as `ledger.corrupt`.
    async get(path) {
      try {
        return isBeside(path) ? fileAt(dataDir, path) : bytesAt(db, reader, path)
      } catch (error) {
        throw inWords(error)
      }
    },
    async size() {
      try {
        return logSize(reader)
      } catch (error) {
        throw inWords(error)
      }
    },
    beside: (size) => segmentsUpTo(reader, size),
    close: () => db.close(),
  }
}

function isBeside(path: string): boolean {
  return path.startsWith('comments/')
}

function segmentsUpTo(reader: Reader, size: number) {
  const rows = reader.all<{ readonly session: SessionId; readonly segment: string; readonly bytes: number }>(
    `SELECT leaf ->> '$.session' AS session, body ->> '$.segment' AS segment,
       max((body ->> '$.offset') + (body ->> '$.length')) AS bytes
     FROM entries JOIN payloads USING (seq) WHERE seq < ? AND leaf ->> '$.kind' = 'comment.batch' GROUP BY 1, 2`,
    size,
  )
  return rows.map(({ session, segment, bytes }) => ({ path: segmentPath(session, segment), bytes }))
}

function bytesAt(db: Database.Database, reader: Reader, path: string): Uint8Array | null {
  if (path === 'checkpoint') return textBytes(latestCheckpoint(reader)?.note)
  if (path === 'vkey') {
    const fact = reader.one<{ readonly value: string }>("SELECT value FROM facts WHERE name = 'vkey'")
    return textBytes(fact === undefined ? undefined : `${fact.value}\n`)
  }
  const bundle = parseBundlePath(path)
  if (bundle === undefined) return null
  const from = bundle.n * bundleWidth
  const to = from + bundle.width
  if (bundle.folder === entriesFolder) return entryBundle(db, from, to)
  if (bundle.folder === payloadFolder) return payloadBundle(db, from, to)
  const hashes = hashesAt(reader, Number(bundle.folder.slice('tile/'.length)), from, to)
  return hashes.length === 0 ? null : Buffer.concat(hashes)
}

/** Straight from the stored bytes, so that a damaged text is not repaired on its way through a string. */
function entryBundle(db: Database.Database, from: number, to: number): Uint8Array | null {
  const leaves = db
    .prepare<[number, number], Buffer>(
      'SELECT CAST(leaf AS BLOB) FROM entries WHERE seq >= ? AND seq < ? ORDER BY seq',
    )
    .pluck()
    .all(from, to)
  if (leaves.length === 0) return null
  return Buffer.concat(
    leaves.flatMap((leaf) => {
      const length = Buffer.alloc(2)
      length.writeUInt16BE(leaf.length)
      return [length, leaf]
    }),
  )
}

function payloadBundle(db: Database.Database, from: number, to: number): Uint8Array {
  const rows = db
    .prepare<[number, number], { seq: number; salt: Buffer; body: Buffer }>(
      `SELECT seq, CAST(salt AS BLOB) AS salt, CAST(body AS BLOB) AS body
       FROM payloads WHERE seq >= ? AND seq < ? ORDER BY seq`,
    )
    .all(from, to)
  return Buffer.concat(
    rows.flatMap(({ seq, salt, body }) => [
      Buffer.from('{"body":'),
      body,
      Buffer.from(',"salt":"'),
      salt,
      Buffer.from(`","seq":${seq}}\n`),
    ]),
  )
}

function textBytes(text: string | undefined): Uint8Array | null {
  return text === undefined ? null : Buffer.from(text)
}
