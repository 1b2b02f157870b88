import type Database from 'better-sqlite3'
import { studioActor } from '#shared/model/people.ts'
import { writeCheckpoint } from './checkpoints.ts'
import { applicationId, ledgerFormat, logTables } from './format.ts'
import { storedEntry } from './leaf.ts'
import { Log } from './log.ts'
import { rebuildTables } from './refresh-tables.ts'
import type { AnyEntry, Reader } from './schema.ts'
import type { StoreOptions } from './store-options.ts'

/**
 * The first transaction of a new data folder: the tables of the log and of the domain, the first entry, and a checkpoint
 * that signs it. A crash on the way leaves an empty database, which the next start takes for the new one that it is.
 */
export function createLog(
  db: Database.Database,
  reader: Reader,
  { schema, signer, product, clock, randomHex }: StoreOptions,
): void {
  db.transaction(() => {
    db.exec(logTables)
    db.pragma(`application_id = ${applicationId}`)
    db.pragma(`user_version = ${ledgerFormat}`)
    db.prepare("INSERT INTO facts (name, value) VALUES ('vkey', ?)").run(signer.vkey)
    const log = new Log(db, reader)
    const at = clock()
    const opened: AnyEntry = {
      seq: 0,
      room: null,
      session: null,
      kind: 'ledger.opened',
      at,
      actor: studioActor,
      body: schema.bodies['ledger.opened'].parse({ origin: signer.name, format: ledgerFormat, product }),
    }
    log.append(storedEntry(opened, randomHex(16)))
    writeCheckpoint(db, log, signer, at)
    rebuildTables(db, reader, schema)
  })()
}
