/**
 * The first sheet of an XLSX workbook (ECMA-376, SpreadsheetML) as rows. Nothing is computed: a formula, a date and an
 * error value are named as such, because what a person saw in that cell is not what is stored in it.
 */
import { unzipSync } from 'fflate'
import { allowed, type Outcome } from '#shared/model/words.ts'
import { workbookBroken } from './file-refusals.ts'
import { limits } from './limits.ts'
import { readSheet } from './sheet.ts'
import type { Row } from './table.ts'
import { dateStyles, firstSheetPath, sharedStrings } from './workbook-parts.ts'

const wanted =
  /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/i

export function readWorkbook(bytes: Uint8Array): Outcome<readonly Row[]> {
  try {
    const parts = unpack(bytes)
    const sheet = parts.get(firstSheetPath(parts))
    if (sheet === undefined) return workbookBroken('its first sheet is missing')
    const context = { strings: sharedStrings(parts), dates: dateStyles(parts) }
    return allowed(readSheet(sheet, context))
  } catch (error) {
    // Whatever the unzipper or the XML parser met lies in the file: it came from outside and is refused by name.
    return workbookBroken(error instanceof Error ? error.message : String(error))
  }
}

/** The parts that are read, by path in small letters. The declared sizes are trusted: fflate unpacks no more than them. */
function unpack(bytes: Uint8Array): ReadonlyMap<string, string> {
  let total = 0
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!wanted.test(name)) return false
      total += originalSize
      if (total > limits.unpackedBytes) throw new Error('it unpacks to more than an import may be')
      return true
    },
  })
  const text = new TextDecoder('utf-8', { fatal: true })
  return new Map(Object.entries(files).map(([name, content]) => [name.toLowerCase(), text.decode(content)]))
}
