import type { placeBodies } from '#shared/model/places.ts'
import type { Written } from '../ledger/decision.ts'
import { jsonCell } from '../ledger/json-cell.ts'
import type { RowOp, Table } from '../ledger/schema.ts'

export const placeTables: readonly Table[] = [
  {
    name: 'places',
    key: ['room'],
    ddl: `CREATE TABLE places (
      room TEXT PRIMARY KEY, statement TEXT NOT NULL, verdict TEXT NOT NULL, at INTEGER NOT NULL
    ) STRICT`,
  },
]

export function projectPlaces(entry: Written<keyof typeof placeBodies>): readonly RowOp[] {
  const { statement, verdict } = entry.body
  const row = {
    room: entry.room,
    statement: jsonCell(statement),
    verdict: jsonCell(verdict),
    at: entry.at,
  }
  return [{ op: 'put', table: 'places', row }]
}
