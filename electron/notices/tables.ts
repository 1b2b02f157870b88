import type { Table } from '../ledger/schema.ts'

export const noticeTables: readonly Table[] = [
  {
    name: 'notice_showings',
    key: ['session', 'notice', 'shown_at'],
    ddl: `CREATE TABLE notice_showings (
      session TEXT NOT NULL, notice TEXT NOT NULL, shown_at INTEGER NOT NULL, card TEXT,
      written_at INTEGER NOT NULL, stood_ms INTEGER, PRIMARY KEY (session, notice, shown_at)
    ) STRICT`,
  },
]
