import type { Table } from '../ledger/schema.ts'

export const roomTables: readonly Table[] = [
  {
    name: 'rooms',
    key: ['id'],
    ddl: `CREATE TABLE rooms (
      id TEXT PRIMARY KEY, name TEXT NOT NULL, platform TEXT NOT NULL, filing TEXT NOT NULL,
      way TEXT NOT NULL, sells INTEGER NOT NULL, time_zone TEXT NOT NULL, opened_seq INTEGER NOT NULL
    ) STRICT`,
  },
  {
    name: 'sources',
    key: ['room', 'source'],
    ddl: `CREATE TABLE sources (
      room TEXT NOT NULL, source TEXT NOT NULL, nature TEXT NOT NULL, capture TEXT NOT NULL,
      lapsed INTEGER NOT NULL, seq INTEGER NOT NULL,
      PRIMARY KEY (room, source)
    ) STRICT`,
  },
  {
    name: 'sessions',
    key: ['id'],
    ddl: `CREATE TABLE sessions (
      id TEXT PRIMARY KEY, room TEXT NOT NULL, phase TEXT NOT NULL, begun_at INTEGER NOT NULL,
      live_at INTEGER, ended_at INTEGER, supervisor TEXT, safe INTEGER NOT NULL,
      output_seen INTEGER NOT NULL, begun_seq INTEGER NOT NULL
    ) STRICT`,
  },
]
