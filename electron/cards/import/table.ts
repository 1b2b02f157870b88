/** What a CSV file and a workbook have in common: rows of cells, each row with the number that a spreadsheet shows. */

/** Why a cell's text is not what a person typed: it is named and never guessed. */
export type CellTrouble = 'formula' | 'date' | 'error'

export type Cell = { readonly text: string; readonly trouble: CellTrouble | null }

export type Row = {
  /** As a spreadsheet counts: from 1, empty rows counted too. */
  readonly row: number
  readonly cells: readonly Cell[]
  /** A row whose cells could not be told apart: the quotation mark that opens a cell is not closed. */
  readonly isBroken: boolean
}

export type Table = {
  /** `UTF-8`, `GB18030`, `UTF-16LE`, `UTF-16BE` or `XLSX`. */
  readonly encoding: string
  readonly rows: readonly Row[]
}

export function plainCell(text: string): Cell {
  return { text, trouble: null }
}
