/** What a file of cards would add: the good rows as they would be, judged, and the bad ones with all that is wrong. */
import { setImmediate } from 'node:timers/promises'
import type { CardFields, Verdict } from '#shared/model/cards.ts'
import type { Instant } from '#shared/model/ids.ts'
import type { Pack } from '#shared/model/pack.ts'
import { allowed, type Outcome } from '#shared/model/words.ts'
import { categoryTree } from '#shared/rules/category-tree.ts'
import { judge } from '#shared/rules/directory.ts'
import { readCardRow } from './card-row.ts'
import { fileEmpty, tooManyRows } from './file-refusals.ts'
import { findHeadings } from './headings.ts'
import { limits } from './limits.ts'
import type { Problem } from './problems.ts'
import { readTable } from './read-table.ts'

export type CardImport = {
  readonly file: string
  /** `UTF-8`, `GB18030`, `UTF-16LE`, `UTF-16BE` or `XLSX`. */
  readonly encoding: string
  /** Headings of columns that were not read. */
  readonly ignored: readonly string[]
  readonly good: readonly { readonly row: number; readonly fields: CardFields; readonly verdict: Verdict }[]
  readonly bad: readonly { readonly row: number; readonly problems: readonly Problem[] }[]
}

/** Rows between two turns of the event loop: about 20 ms. */
const rowsInOneGo = 250

/**
 * Reads and judges a CSV or XLSX file; nothing is added. Rows are numbered as a spreadsheet shows them, empty ones are
 * passed over. Refused whole only where no row could be read: too large, no table, an unknown encoding, a needed column
 * missing. The event loop is let through as it goes, so that 10,000 rows hold nobody up.
 */
export async function previewImport(given: {
  readonly file: string
  readonly bytes: Uint8Array
  readonly pack: Pack
  readonly now: Instant
}): Promise<Outcome<CardImport>> {
  const { file, bytes, pack, now } = given
  const table = readTable(bytes)
  if (!table.ok) return table
  if (table.value.rows.length === 0) return fileEmpty()
  if (table.value.rows.length > limits.rows) return tooManyRows(table.value.rows.length)
  const headings = findHeadings(table.value)
  if (!headings.ok) return headings
  const tree = categoryTree(pack.categories)
  const good: CardImport['good'][number][] = []
  const bad: CardImport['bad'][number][] = []
  for (const [index, row] of headings.value.below.entries()) {
    if (index % rowsInOneGo === rowsInOneGo - 1) await setImmediate()
    const card = readCardRow(row, headings.value, tree)
    if (card === null) continue
    if (card.ok) good.push({ row: row.row, fields: card.fields, verdict: judge(card.fields, pack, now) })
    else bad.push({ row: row.row, problems: card.problems })
  }
  return allowed({ file, encoding: table.value.encoding, ignored: headings.value.ignored, good, bad })
}
