import type { Table } from '../ledger/schema.ts'

export const cardTables: readonly Table[] = [
  {
    name: 'cards',
    key: ['id'],
    ddl: `CREATE TABLE cards (
      id TEXT PRIMARY KEY, fields TEXT NOT NULL, verdict TEXT NOT NULL, approval TEXT,
      added_by TEXT, added_seq INTEGER NOT NULL, changed_at INTEGER NOT NULL
    ) STRICT`,
  },
  {
    name: 'on_air',
    key: ['room'],
    ddl: `CREATE TABLE on_air (
      room TEXT PRIMARY KEY, card TEXT NOT NULL, picture TEXT NOT NULL, fields TEXT NOT NULL,
      minors_notice INTEGER NOT NULL, since INTEGER NOT NULL, seq INTEGER NOT NULL
    ) STRICT`,
  },
]
