import type { Table } from '../ledger/schema.ts'

export const archiveTables: readonly Table[] = [
  {
    name: 'recordings',
    key: ['id'],
    ddl: `CREATE TABLE recordings (
      id TEXT PRIMARY KEY, session TEXT NOT NULL, file TEXT NOT NULL, sha256 TEXT, bytes INTEGER NOT NULL,
      seconds REAL, started_at INTEGER NOT NULL, ended_at INTEGER, kept_until INTEGER, state TEXT NOT NULL,
      started_seq INTEGER NOT NULL
    ) STRICT`,
  },
]
