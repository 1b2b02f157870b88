/** The cells of a row by the column that they stand in, cleaned of what cannot be seen, and those that are no plain text. */
import { type ColumnName, columnTitle } from './columns.ts'
import type { Headings } from './headings.ts'
import { limits } from './limits.ts'
import { formula, type ProblemText, tooLong, troubled } from './problems.ts'
import { type Cell, plainCell, type Row } from './table.ts'

export type CardCells = {
  /** The heading as the file has it. */
  heading(column: ColumnName): string
  /** Empty where the file has no such column. */
  text(column: ColumnName): string
  /** One to a line, a semicolon, or a column of its own. */
  readonly claims: readonly string[]
  readonly troubles: ReadonlyMap<ColumnName, ProblemText>
}

export function cellsOf(row: Row, { columns }: Headings): CardCells {
  const cellAt = (at: number): Cell => {
    const cell = row.cells[at]
    return cell === undefined ? plainCell('') : { ...cell, text: visible(cell.text) }
  }
  const troubles = new Map<ColumnName, ProblemText>()
  for (const [column, places] of columns) {
    for (const { at } of places) {
      const trouble = troubleOf(cellAt(at))
      if (trouble !== null && !troubles.has(column)) troubles.set(column, trouble)
    }
  }
  const first = (column: ColumnName) => columns.get(column)?.[0]
  return {
    heading: (column) => first(column)?.heading ?? columnTitle(column).zh,
    text: (column) => {
      const place = first(column)
      return place === undefined ? '' : cellAt(place.at).text.replaceAll('\n', ' ')
    },
    claims: (columns.get('claims') ?? [])
      .flatMap(({ at }) => cellAt(at).text.split(/[\n;；]/u))
      .map((claim) => claim.trim())
      .filter((claim) => claim !== ''),
    troubles,
  }
}

function troubleOf({ text, trouble }: Cell): ProblemText | null {
  if (trouble !== null) return troubled(trouble, text)
  if (text.length > limits.cellCharacters) return tooLong(limits.cellCharacters, text.length)
  return beginsAsFormula(text) ? formula(text) : null
}

/** What a spreadsheet would compute on opening; a plain number with its sign is none. */
function beginsAsFormula(text: string): boolean {
  return /^[=+\-@＝＋－＠]/u.test(text) && !/^[+-]?[\d.,]+$/u.test(text)
}

/** Line breaks stay, since they part claims; other invisible characters go. */
function visible(text: string): string {
  return text
    .replace(/\r\n?/gu, '\n')
    .replace(/[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060\ufeff]/gu, (character) =>
      character === '\n' ? '\n' : '',
    )
    .trim()
}
