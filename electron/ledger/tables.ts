import type Database from 'better-sqlite3'
import { logTableNames } from './format.ts'
import type { Cell, Row, RowOp, Table } from './schema.ts'

/** Applies row changes to the projected tables of one database. */
export type Tables = {
  apply(ops: readonly RowOp[]): void
  /** Deletes every row of every table. */
  clear(): void
}

/** Creates the projected tables; throws where a declaration does not say what it must. */
export function createTables(db: Database.Database, tables: readonly Table[]): void {
  for (const table of tables) {
    if (!/^[a-z][a-z0-9_]*$/.test(table.name)) throw new Error(`${table.name} is no name for a table`)
    if (logTableNames.has(table.name)) throw new Error(`the ledger keeps ${table.name} for itself`)
    db.exec(table.ddl)
    const key = columnsOf(db, table.name).filter((column) => column.pk > 0)
    const declared = key.toSorted((a, b) => a.pk - b.pk).map((column) => column.name)
    if (declared.join() !== table.key.join() || declared.length === 0) {
      throw new Error(
        `table ${table.name} declares the key (${declared.join()}), its schema says (${table.key.join()})`,
      )
    }
  }
}

/** Drops whatever projected tables there are, whichever version made them. */
export function dropTables(db: Database.Database): void {
  const names = db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all()
  for (const name of names.filter((each) => !logTableNames.has(each))) db.exec(`DROP TABLE ${quoted(name)}`)
}

export function openTables(db: Database.Database, tables: readonly Table[]): Tables {
  const writers = new Map(tables.map((table) => [table.name, tableWriter(db, table)]))
  const writerOf = (name: string) => {
    const writer = writers.get(name)
    if (writer === undefined)
      throw new Error(`a projection wrote to ${name}, which is no table of the schema`)
    return writer
  }
  return {
    apply(ops) {
      for (const op of ops) {
        const writer = writerOf(op.table)
        if (op.op === 'put') writer.put(op.row)
        else if (op.op === 'patch') writer.patch(op.key, op.set)
        else writer.delete(op.key)
      }
    },
    clear() {
      for (const table of tables) db.exec(`DELETE FROM ${quoted(table.name)}`)
    },
  }
}

function tableWriter(db: Database.Database, { name, key }: Table) {
  const table = quoted(name)
  const columns = columnsOf(db, name).map((column) => column.name)
  const rest = columns.filter((column) => !key.includes(column))
  const update = rest.map((column) => `${quoted(column)} = excluded.${quoted(column)}`).join()
  const put = db.prepare<Cell[]>(
    `INSERT INTO ${table} (${columns.map(quoted).join()}) VALUES (${columns.map(() => '?').join()})
     ON CONFLICT (${key.map(quoted).join()}) DO ${update === '' ? 'NOTHING' : `UPDATE SET ${update}`}`,
  )
  const where = key.map((column) => `${quoted(column)} = ?`).join(' AND ')
  const remove = db.prepare<Cell[]>(`DELETE FROM ${table} WHERE ${where}`)
  const patches = new Map<string, Database.Statement<Cell[]>>()
  const patchOf = (set: readonly string[]) => {
    const id = set.join()
    const known = patches.get(id)
    if (known !== undefined) return known
    const assignments = set.map((column) => `${quoted(column)} = ?`).join()
    const made = db.prepare<Cell[]>(`UPDATE ${table} SET ${assignments} WHERE ${where}`)
    patches.set(id, made)
    return made
  }
  return {
    put: (row: Row) => put.run(...cells(name, columns, row)),
    patch(at: Row, set: Row) {
      const changed = Object.keys(set)
      patchOf(changed).run(...cells(name, changed, set), ...cells(name, key, at))
    },
    delete: (at: Row) => remove.run(...cells(name, key, at)),
  }
}

/** The values of exactly these columns; a row with others, or without one of them, is a bug of the projection. */
function cells(table: string, columns: readonly string[], row: Row): Cell[] {
  const given = Object.keys(row)
  if (given.length !== columns.length) {
    throw new Error(`${table} wants (${columns.join()}), the projection gave (${given.join()})`)
  }
  return columns.map((column) => {
    const cell = row[column]
    if (cell === undefined) throw new Error(`${table}: the projection gave no ${column}`)
    return cell
  })
}

type Column = { readonly name: string; readonly pk: number }

function columnsOf(db: Database.Database, table: string): Column[] {
  return db.prepare<[string], Column>('SELECT name, pk FROM pragma_table_info(?) ORDER BY cid').all(table)
}

export function quoted(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`
}
