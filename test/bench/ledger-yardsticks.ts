/** What the ledger is measured beside: the same durability by better-sqlite3 alone, without a proof, worker or decision. */
import { hash } from 'node:crypto'
import Database from 'better-sqlite3'

export type RawTable = Disposable & { insert(batches: number): void }

/** The plain audit table that a program would keep without a proof: one row for each command. */
export function plainAudit(file: string, batch: number): RawTable {
  return rawTable(
    file,
    batch,
    `CREATE TABLE audit (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, room TEXT, session TEXT,
      kind TEXT NOT NULL, body TEXT NOT NULL) STRICT`,
    (db) => {
      const insert = db.prepare(
        'INSERT INTO audit (at, actor, room, session, kind, body) VALUES (?, ?, ?, ?, ?, ?)',
      )
      return (n) => insert.run(Date.now(), 'studio', null, null, 'account.opened', bodyOf(n))
    },
  )
}

/** The very rows that the ledger stores for each command: leaf with its hash, payload with its salt, projected row. */
export function sameRows(file: string, batch: number): RawTable {
  return rawTable(
    file,
    batch,
    `CREATE TABLE entries (seq INTEGER PRIMARY KEY, leaf TEXT NOT NULL, leaf_hash BLOB NOT NULL) STRICT;
     CREATE TABLE payloads (seq INTEGER PRIMARY KEY, salt TEXT NOT NULL, body TEXT NOT NULL) STRICT;
     CREATE TABLE accounts (account TEXT PRIMARY KEY, owner TEXT NOT NULL, balance INTEGER NOT NULL, paid_at INTEGER) STRICT`,
    (db) => {
      const entry = db.prepare('INSERT INTO entries (leaf, leaf_hash) VALUES (?, ?)')
      const payload = db.prepare('INSERT INTO payloads (salt, body) VALUES (?, ?)')
      const account = db.prepare('INSERT INTO accounts (account, owner, balance) VALUES (?, ?, 0)')
      const digest = hash('sha256', 'leaf', 'buffer')
      return (n) => {
        const commitment = 'c'.repeat(64)
        const envelope = { actor: 'studio', at: Date.now(), kind: 'account.opened', payload: commitment }
        entry.run(JSON.stringify({ ...envelope, room: null, seq: n, session: null }), digest)
        payload.run('5'.repeat(32), bodyOf(n))
        account.run(`account ${n}`, 'somebody')
      }
    },
  )
}

function bodyOf(n: number): string {
  return JSON.stringify({ account: `account ${n}`, owner: 'somebody' })
}

function rawTable(
  file: string,
  batch: number,
  ddl: string,
  prepare: (db: Database.Database) => (n: number) => void,
): RawTable {
  const db = new Database(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec(ddl)
  const insertOne = prepare(db)
  let inserted = 0
  const insertBatch = db.transaction(() => {
    for (let n = 0; n < batch; n += 1) insertOne(inserted++)
  })
  return {
    insert(batches) {
      for (let done = 0; done < batches; done += 1) insertBatch()
    },
    [Symbol.dispose]: () => db.close(),
  }
}
