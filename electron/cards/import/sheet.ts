/** The rows of one worksheet part. Rows and cells without an address follow the one before them. */

import { limits } from './limits.ts'
import { type Cell, type CellTrouble, plainCell, type Row } from './table.ts'
import { unescaped } from './workbook-parts.ts'
import { walkXml } from './xml-events.ts'

type SheetContext = { readonly strings: readonly string[]; readonly dates: ReadonlySet<number> }

/** A cell while its element is open. */
type OpenCell = {
  readonly column: number
  readonly type: string
  readonly style: number
  value: string
  inline: string
  hasFormula: boolean
}

export function readSheet(xml: string, context: SheetContext): readonly Row[] {
  const rows: Row[] = []
  let row = 0
  let cells: Cell[] = []
  let cell: OpenCell | null = null
  let element = ''
  let isPhonetic = false
  walkXml(xml, {
    open: (name, attribute) => {
      element = name
      if (name === 'row') {
        row = Number(attribute('r') ?? row + 1)
        cells = []
      } else if (name === 'c') {
        cell = openCell(attribute, cells.length)
      } else if (name === 'rPh') {
        isPhonetic = true
      } else if (name === 'f' && cell !== null) {
        cell.hasFormula = true
      }
    },
    text: (text) => {
      if (cell === null || isPhonetic) return
      if (element === 'v') cell.value += text
      if (element === 't') cell.inline += text
    },
    close: (name) => {
      element = ''
      if (name === 'rPh') isPhonetic = false
      if (name === 'c' && cell !== null) {
        if (cell.column < limits.columns) {
          while (cells.length < cell.column) cells.push(plainCell(''))
          cells[cell.column] = closedCell(cell, context)
        }
        cell = null
      }
      if (name === 'row') rows.push({ row, cells, isBroken: false })
    },
  })
  return rows
}

function openCell(attribute: (name: string) => string | undefined, following: number): OpenCell {
  const letters = /^[A-Z]+/i.exec(attribute('r') ?? '')?.[0]
  return {
    column: letters === undefined ? following : columnOf(letters),
    type: attribute('t') ?? 'n',
    style: Number(attribute('s') ?? 0),
    value: '',
    inline: '',
    hasFormula: false,
  }
}

/** `A` is 0, `Z` 25, `AA` 26. */
function columnOf(letters: string): number {
  return [...letters.toUpperCase()].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function closedCell(cell: OpenCell, { strings, dates }: SheetContext): Cell {
  const text = textOf(cell, strings)
  const isNumber = cell.type === 'n' && cell.value !== ''
  const trouble: CellTrouble | null =
    (cell.hasFormula && 'formula') ||
    (cell.type === 'e' && 'error') ||
    ((cell.type === 'd' || (isNumber && dates.has(cell.style))) && 'date') ||
    null
  return { text, trouble }
}

function textOf({ type, value, inline }: OpenCell, strings: readonly string[]): string {
  switch (type) {
    case 's':
      return strings[Number(value)] ?? ''
    case 'inlineStr':
      return unescaped(inline)
    case 'str':
      return unescaped(value)
    case 'n':
      return value === '' ? '' : decimal(value)
    default:
      return value
  }
}

/** A stored double as a spreadsheet shows it: fifteen digits, so that 39.899999999999999 is 39.9 again. */
function decimal(stored: string): string {
  const number = Number(stored)
  return Number.isFinite(number) ? String(Number(number.toPrecision(15))) : stored
}
