import type Database from 'better-sqlite3'
import type { Cell, Reader } from './schema.ts'

/** Reads over one connection; each text of SQL is prepared once. */
export function sqliteReader(db: Database.Database): Reader {
  const prepared = new Map<string, Database.Statement<Cell[]>>()
  const statement = (sql: string): Database.Statement<Cell[]> => {
    const known = prepared.get(sql)
    if (known !== undefined) return known
    const made = db.prepare<Cell[]>(sql)
    prepared.set(sql, made)
    return made
  }
  return {
    one: <T>(sql: string, ...parameters: readonly Cell[]) =>
      statement(sql).get(...parameters) as T | undefined,
    all: <T>(sql: string, ...parameters: readonly Cell[]) => statement(sql).all(...parameters) as T[],
  }
}
