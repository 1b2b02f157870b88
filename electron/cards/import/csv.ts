/**
 * Separated values (RFC 4180) from text, with one thing added: a quotation mark that is never closed, or closed in the
 * middle of a cell, makes its own row broken and nothing else. Reading goes on at the next line, so that one stray mark
 * cannot swallow the good rows below it.
 */
import { plainCell, type Row } from './table.ts'

const separators = [',', '\t', ';'] as const
/** A quoted cell with more line breaks or characters than this is taken for a mark that was never closed. */
const mostInCell = { lineBreaks: 30, characters: 20_000 }

export function readCsv(text: string): readonly Row[] {
  const separator = separatorOf(text)
  const rows: Row[] = []
  let at = 0
  while (at < text.length) {
    const record = readRecord(text, at, separator)
    rows.push({ row: rows.length + 1, cells: record.cells.map(plainCell), isBroken: record.isBroken })
    at = record.next
  }
  return rows
}

type ReadRow = { readonly cells: readonly string[]; readonly isBroken: boolean; readonly next: number }

function readRecord(text: string, start: number, separator: string): ReadRow {
  const cells: string[] = []
  let at = start
  for (;;) {
    const cell = text[at] === '"' ? readQuoted(text, at) : readBare(text, at, separator)
    if (cell === null) return brokenRecord(text, start, separator)
    cells.push(cell.value)
    at = cell.next
    if (text.startsWith(separator, at)) {
      at += separator.length
      continue
    }
    const isEnd = at >= text.length || isLineBreak(text, at)
    return isEnd
      ? { cells, isBroken: false, next: afterLineBreak(text, at) }
      : brokenRecord(text, start, separator)
  }
}

type ReadCell = { readonly value: string; readonly next: number }

function readBare(text: string, start: number, separator: string): ReadCell {
  let at = start
  while (at < text.length && !isLineBreak(text, at) && !text.startsWith(separator, at)) at++
  return { value: text.slice(start, at), next: at }
}

/** Null where the mark is not closed within the lines that a cell may have. */
function readQuoted(text: string, start: number): ReadCell | null {
  let from = start + 1
  let value = ''
  let lineBreaks = 0
  for (;;) {
    const mark = text.indexOf('"', from)
    if (mark < 0 || mark - start > mostInCell.characters) return null
    const part = text.slice(from, mark)
    lineBreaks += part.split('\n').length - 1
    if (lineBreaks > mostInCell.lineBreaks) return null
    value += part
    if (text[mark + 1] !== '"') return { value, next: mark + 1 }
    value += '"'
    from = mark + 2
  }
}

/** The physical line alone, its cells split without any regard to quotation marks. */
function brokenRecord(text: string, start: number, separator: string): ReadRow {
  let end = start
  while (end < text.length && !isLineBreak(text, end)) end++
  return { cells: text.slice(start, end).split(separator), isBroken: true, next: afterLineBreak(text, end) }
}

function isLineBreak(text: string, at: number): boolean {
  return text[at] === '\n' || text[at] === '\r'
}

function afterLineBreak(text: string, at: number): number {
  return text.startsWith('\r\n', at) ? at + 2 : at + 1
}

/** The mark that is seen most in the first line that has any: headings hold none of their own. A comma where none is. */
function separatorOf(text: string): string {
  for (const line of text.split(/\r\n|\r|\n/u, 10)) {
    const counts = separators.map((separator) => line.split(separator).length - 1)
    const most = Math.max(...counts)
    if (most > 0) return separators[counts.indexOf(most)] ?? ','
  }
  return ','
}
