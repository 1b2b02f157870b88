import type Database from 'better-sqlite3'
import { Frontier, type TileRoot, tileWidth } from './frontier.ts'
import { entryFromStored, type StoredEntry } from './leaf.ts'
import { LedgerProblemError, ledgerProblem } from './problem.ts'
import { type Hash, leafHash } from './rfc6962.ts'
import type { AnyEntry, Reader } from './schema.ts'

/** Appends to the log of one open database and knows the tree's right edge. Used inside the store's transaction only. */
export class Log {
  readonly #reader: Reader
  readonly #insertEntry: Database.Statement<[number, string, Hash]>
  readonly #insertPayload: Database.Statement<[number, string, string]>
  readonly #insertTileRoot: Database.Statement<[number, number, Hash]>
  #frontier: Frontier
  #lastAt: number

  constructor(db: Database.Database, reader: Reader) {
    this.#reader = reader
    this.#insertEntry = db.prepare('INSERT INTO entries (seq, leaf, leaf_hash) VALUES (?, ?, ?)')
    this.#insertPayload = db.prepare('INSERT INTO payloads (seq, salt, body) VALUES (?, ?, ?)')
    this.#insertTileRoot = db.prepare('INSERT INTO tile_roots (level, n, hash) VALUES (?, ?, ?)')
    this.#frontier = new Frontier(0, [])
    this.#lastAt = 0
    this.reload()
  }

  /** How many entries there are; the seq of the next one. */
  get size(): number {
    return this.#frontier.size
  }

  /** When the last entry was written. Time in the log never goes backwards. */
  get lastAt(): number {
    return this.#lastAt
  }

  root(): Hash {
    return this.#frontier.root()
  }

  append({ seq, at, leaf, salt, body }: StoredEntry): void {
    const hashed = leafHash(leaf)
    this.#insertEntry.run(seq, leaf, hashed)
    this.#insertPayload.run(seq, salt, body)
    for (const { level, n, hash } of this.#frontier.append(hashed)) this.#insertTileRoot.run(level, n, hash)
    this.#lastAt = at
  }

  /** Forgets what is in memory for what is on disk: at the start, and after every rollback. */
  reload(): void {
    const last = readEntries(this.#reader, { from: logSize(this.#reader) - 1, limit: 1 })[0]
    this.#frontier = loadFrontier(this.#reader, last === undefined ? 0 : last.seq + 1)
    this.#lastAt = last?.at ?? 0
  }
}

export function logSize(reader: Reader): number {
  const last = reader.one<{ readonly seq: number | null }>('SELECT max(seq) AS seq FROM entries')
  return last?.seq == null ? 0 : last.seq + 1
}

/** Entries from seq `from` on, at most `limit`, in order. */
export function readEntries(
  reader: Reader,
  { from, limit }: { readonly from: number; readonly limit: number },
): AnyEntry[] {
  return reader
    .all<{ readonly leaf: string; readonly body: string | null }>(
      'SELECT leaf, body FROM entries LEFT JOIN payloads USING (seq) WHERE seq >= ? ORDER BY seq LIMIT ?',
      from,
      limit,
    )
    .map(({ leaf, body }) => entryFromStored(leaf, body))
}

/**
 * The right edge of the tree over the first `size` entries, from the roots of its full tiles and at most 255 leaf hashes.
 * Throws `ledger.corrupt` where one of them is missing.
 */
export function loadFrontier(reader: Reader, size: number): Frontier {
  const levels: Hash[][] = []
  for (let level = 0, count = size; count > 0; level += 1, count = Math.floor(count / tileWidth)) {
    const from = count - (count % tileWidth)
    const hashes = hashesAt(reader, level, from, count)
    if (hashes.length !== count - from) {
      throw new LedgerProblemError(
        ledgerProblem('ledger.corrupt', `tile level ${level} lacks a hash from ${from} on`),
      )
    }
    levels.push(hashes)
  }
  return new Frontier(size, levels)
}

/** The hashes `from` (inclusive) to `to` (exclusive) of a tile level: leaves at level 0, roots of full tiles above. */
export function hashesAt(reader: Reader, level: number, from: number, to: number): Hash[] {
  const rows =
    level === 0
      ? reader.all<Pick<TileRoot, 'hash'>>(
          'SELECT leaf_hash AS hash FROM entries WHERE seq >= ? AND seq < ? ORDER BY seq',
          from,
          to,
        )
      : reader.all<Pick<TileRoot, 'hash'>>(
          'SELECT hash FROM tile_roots WHERE level = ? AND n >= ? AND n < ? ORDER BY n',
          level - 1,
          from,
          to,
        )
  return rows.map((row) => row.hash)
}
