import Database from 'better-sqlite3'
import canonicalize from 'canonicalize'
import { connectForReading, connectForWriting } from './connection.ts'
import { lockDataFolder } from './lock.ts'
import { rebuildTables } from './refresh-tables.ts'
import { replay } from './replay.ts'
import type { LedgerSchema, Table } from './schema.ts'
import { sqliteReader } from './sqlite-reader.ts'
import { inWords } from './storage-failure.ts'
import { createTables, openTables, quoted } from './tables.ts'

/** How one projected table compares with a replay of the log. */
export type TableCheck = {
  readonly table: string
  readonly rows: number
  /** The first row that differs, as it is stored and as a replay gives it (canonical JSON, null: no such row). */
  readonly difference: { readonly stored: string | null; readonly replayed: string | null } | null
}

/**
 * Throws the projected tables of a data folder away and projects them from its log. No studio may be using the folder.
 * Throws `LedgerProblemError`.
 */
export function rebuildDataFolder(dataDir: string, schema: LedgerSchema): void {
  // Opened for reading first: a folder without a ledger must not become one with an empty ledger.
  connectForReading(dataDir).close()
  const lock = lockDataFolder(dataDir)
  try {
    const db = connectForWriting(dataDir)
    try {
      rebuildTables(db, sqliteReader(db), schema)
    } catch (error) {
      throw inWords(error)
    } finally {
      db.close()
    }
  } finally {
    lock.release()
  }
}

/**
 * Replays the whole log into tables of its own and compares canonical dumps (rows in the order of their key, each as
 * canonical JSON) of every table. It only reads, also while a studio is writing. Throws `LedgerProblemError`.
 */
export function checkTables(dataDir: string, schema: LedgerSchema): TableCheck[] {
  const stored = connectForReading(dataDir)
  // A nameless database: SQLite keeps it in a temporary file, so a large log does not have to fit into memory.
  const replayed = new Database('')
  try {
    stored.exec('BEGIN')
    createTables(replayed, schema.tables)
    replay(sqliteReader(stored), schema, openTables(replayed, schema.tables))
    return schema.tables.map((table) => compareTable(table, dump(stored, table), dump(replayed, table)))
  } catch (error) {
    throw inWords(error)
  } finally {
    replayed.close()
    stored.close()
  }
}

function compareTable(
  { name }: Table,
  stored: IterableIterator<string>,
  replayed: IterableIterator<string>,
): TableCheck {
  for (let rows = 0; ; rows += 1) {
    const [one, other] = [stored.next(), replayed.next()]
    if (one.done && other.done) return { table: name, rows, difference: null }
    const difference = { stored: one.value ?? null, replayed: other.value ?? null }
    if (difference.stored !== difference.replayed) {
      stored.return?.()
      replayed.return?.()
      return { table: name, rows, difference }
    }
  }
}

/** The rows of a table in the order of its key, each as canonical JSON; none where another version made no such table. */
function* dump(db: Database.Database, { name, key }: Table): Generator<string, undefined> {
  if (db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(name) === undefined)
    return
  const order = key.map(quoted).join()
  for (const row of db.prepare(`SELECT * FROM ${quoted(name)} ORDER BY ${order}`).iterate()) {
    yield canonicalize(row) ?? ''
  }
}
