import type { Table } from '../ledger/schema.ts'

export const holdTables: readonly Table[] = [
  {
    name: 'holds',
    key: ['hold'],
    ddl: `CREATE TABLE holds (
      hold TEXT PRIMARY KEY, room TEXT NOT NULL, session TEXT, guard TEXT NOT NULL, rung TEXT NOT NULL,
      reason TEXT NOT NULL, minutes INTEGER NOT NULL, asked_by TEXT, asked_at INTEGER NOT NULL,
      until INTEGER, ended INTEGER NOT NULL
    ) STRICT`,
  },
  {
    /** Where each guard of a session stands on its ladder, while it stands on one. */
    name: 'guard_rungs',
    key: ['session', 'guard'],
    ddl: `CREATE TABLE guard_rungs (
      session TEXT NOT NULL, guard TEXT NOT NULL, rung TEXT NOT NULL, since INTEGER NOT NULL,
      PRIMARY KEY (session, guard)
    ) STRICT`,
  },
]
