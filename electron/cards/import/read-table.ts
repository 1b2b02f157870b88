/** Tells by its first bytes what a file is, and reads it as a table. The name of the file is not asked. */
import { allowed, type Outcome } from '#shared/model/words.ts'
import { readCsv } from './csv.ts'
import { fileEmpty, fileTooLarge, oldWorkbook } from './file-refusals.ts'
import { limits } from './limits.ts'
import type { Table } from './table.ts'
import { decodeText } from './text-encoding.ts'
import { readWorkbook } from './workbook.ts'

const zip = [0x50, 0x4b, 0x03, 0x04]
/** The container of .xls files, and of .xlsx files with a password. */
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0]

export function readTable(bytes: Uint8Array): Outcome<Table> {
  if (bytes.length > limits.bytes) return fileTooLarge(bytes.length)
  if (bytes.length === 0) return fileEmpty()
  if (startsWith(bytes, compoundFile)) return oldWorkbook()
  if (startsWith(bytes, zip)) {
    const rows = readWorkbook(bytes)
    return rows.ok ? allowed({ encoding: 'XLSX', rows: rows.value }) : rows
  }
  const decoded = decodeText(bytes)
  if (!decoded.ok) return decoded
  return allowed({ encoding: decoded.value.encoding, rows: readCsv(decoded.value.text) })
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, at) => bytes[at] === byte)
}
