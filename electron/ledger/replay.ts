import { readEntries } from './log.ts'
import type { LedgerSchema, Reader } from './schema.ts'
import type { Tables } from './tables.ts'

const pageSize = 1_000

/** Projects every entry of the log again, in order, into tables that must be empty. Erased entries leave no row. */
export function replay(reader: Reader, schema: Pick<LedgerSchema, 'project'>, tables: Tables): void {
  for (let from = 0; ; from += pageSize) {
    const page = readEntries(reader, { from, limit: pageSize })
    for (const entry of page) {
      if (entry.body !== null) tables.apply(schema.project(entry))
    }
    if (page.length < pageSize) return
  }
}
