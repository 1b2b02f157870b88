/** What a sheet's cells refer to: the sheet's own path, the strings that sheets share, the styles that mean a date. */
import { walkXml } from './xml-events.ts'

/** Parts of the workbook by path, in small letters. */
type Parts = ReadonlyMap<string, string>

/** By the workbook's order of sheets, which is the order of the tabs, not of the files. */
export function firstSheetPath(parts: Parts): string {
  let relation: string | undefined
  walkXml(part(parts, 'xl/workbook.xml'), {
    open: (name, attribute) => {
      if (name === 'sheet') relation ??= attribute('id')
    },
  })
  let target: string | undefined
  walkXml(part(parts, 'xl/_rels/workbook.xml.rels'), {
    open: (name, attribute) => {
      if (name === 'Relationship' && attribute('Id') === relation) target = attribute('Target')
    },
  })
  if (target === undefined) throw new Error('the workbook names no sheet')
  const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`
  return path.toLowerCase()
}

function part(parts: Parts, path: string): string {
  const content = parts.get(path)
  if (content === undefined) throw new Error(`${path} is missing`)
  return content
}

/** Strings by index; runs of one string are joined, phonetic readings are left out. */
export function sharedStrings(parts: Parts): readonly string[] {
  const strings: string[] = []
  let text = ''
  let isText = false
  let isPhonetic = false
  walkXml(parts.get('xl/sharedstrings.xml') ?? '<sst/>', {
    open: (name) => {
      if (name === 'si') text = ''
      if (name === 't') isText = true
      if (name === 'rPh') isPhonetic = true
    },
    text: (piece) => {
      if (isText && !isPhonetic) text += piece
    },
    close: (name) => {
      if (name === 't') isText = false
      if (name === 'rPh') isPhonetic = false
      if (name === 'si') strings.push(unescaped(text))
    },
  })
  return strings
}

/** `_x000D_` stands for the character of that number (ECMA-376 part 1, 22.9.2.19). */
export function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}

/** Indexes of the cell formats (`s` of a cell) that show a number as a date or a time. */
export function dateStyles(parts: Parts): ReadonlySet<number> {
  const customDates = new Set<number>()
  const styles = new Set<number>()
  let isFormats = false
  let index = 0
  walkXml(parts.get('xl/styles.xml') ?? '<styleSheet/>', {
    open: (name, attribute) => {
      const format = Number(attribute('numFmtId'))
      if (name === 'numFmt' && isDateFormat(attribute('formatCode') ?? '')) customDates.add(format)
      if (name === 'cellXfs') isFormats = true
      if (name === 'xf' && isFormats) {
        if (isBuiltInDate(format) || customDates.has(format)) styles.add(index)
        index++
      }
    },
    close: (name) => {
      if (name === 'cellXfs') isFormats = false
    },
  })
  return styles
}

/** Built-in formats of dates and times, those of the Chinese editions (27-36, 50-58) with them (ECMA-376 part 1, 18.8.30). */
function isBuiltInDate(format: number): boolean {
  const ranges = [
    [14, 22],
    [27, 36],
    [45, 47],
    [50, 58],
  ] as const
  return ranges.some(([first, last]) => first <= format && format <= last)
}

/** A format code with a letter of dates outside quotation marks, brackets and escapes. */
function isDateFormat(code: string): boolean {
  return /[ymdhs]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''))
}
