import { hash } from 'node:crypto'
import type Database from 'better-sqlite3'
import { replay } from './replay.ts'
import type { LedgerSchema, Reader } from './schema.ts'
import { createTables, dropTables, openTables } from './tables.ts'

/** Projects the tables anew where another version of the schema made them; else leaves them as they are. */
export function refreshTables(db: Database.Database, reader: Reader, schema: LedgerSchema): void {
  const fact = reader.one<{ readonly value: string }>("SELECT value FROM facts WHERE name = 'tables'")
  if (fact?.value !== fingerprint(schema)) rebuildTables(db, reader, schema)
}

/** Throws all projected tables away and replays the log into new ones, in one transaction. */
export function rebuildTables(db: Database.Database, reader: Reader, schema: LedgerSchema): void {
  db.transaction(() => {
    dropTables(db)
    createTables(db, schema.tables)
    replay(reader, schema, openTables(db, schema.tables))
    db.prepare(
      "INSERT INTO facts (name, value) VALUES ('tables', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    ).run(fingerprint(schema))
  })()
}

function fingerprint(schema: LedgerSchema): string {
  return hash('sha256', JSON.stringify([schema.version, schema.tables]))
}
