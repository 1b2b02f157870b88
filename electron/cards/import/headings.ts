/** Where the columns of a table are. */
import { allowed, type Outcome } from '#shared/model/words.ts'
import { type ColumnName, columnOf, columnTitle, neededColumns } from './columns.ts'
import { columnsMissing, columnTwice } from './file-refusals.ts'
import type { Row, Table } from './table.ts'

/** A column that was found: its heading as the file has it, and its place from 0. */
type FoundColumn = { readonly heading: string; readonly at: number }

export type Headings = {
  readonly columns: ReadonlyMap<ColumnName, readonly FoundColumn[]>
  /** Headings that mean nothing to an import; they are said, so that nobody thinks they were read. */
  readonly ignored: readonly string[]
  readonly below: readonly Row[]
}

/** The row of headings is the one among the first ten that knows most columns: some files begin with a title. */
export function findHeadings({ rows }: Table): Outcome<Headings> {
  const candidates = rows.slice(0, 10).map((row, at) => ({ row, at, found: columnsIn(row) }))
  const best = candidates.reduce((one, other) => (other.found.size > one.found.size ? other : one), {
    row: rows[0],
    at: 0,
    found: new Map<ColumnName, FoundColumn[]>(),
  })
  const seen = (best.row?.cells ?? []).map(({ text }) => text.trim()).filter((text) => text !== '')
  const missing = neededColumns.filter((name) => !best.found.has(name))
  if (missing.length > 0) return columnsMissing(missing.map(columnTitle), seen)
  for (const [name, found] of best.found) {
    if (found.length > 1 && name !== 'claims') {
      return columnTwice(
        columnTitle(name),
        found.map(({ heading }) => heading),
      )
    }
  }
  return allowed({
    columns: best.found,
    ignored: seen.filter((heading) => columnOf(heading) === undefined),
    below: rows.slice(best.at + 1),
  })
}

function columnsIn(row: Row): Map<ColumnName, FoundColumn[]> {
  const found = new Map<ColumnName, FoundColumn[]>()
  row.cells.forEach(({ text }, at) => {
    const name = columnOf(text)
    if (name === undefined) return
    const shelf = found.get(name) ?? []
    found.set(name, [...shelf, { heading: text.trim(), at }])
  })
  return found
}
