/** Files of made-up goods, as spreadsheets and shop back ends in China save them. */
import { strToU8, zipSync } from 'fflate'

export const headings = [
  '商品名称',
  '店铺',
  '实际销售者',
  '类目',
  '售价（元）',
  '划线价',
  '库存',
  '商品链接',
  '图片',
  '卖点',
  '许可证号',
  '介绍人',
] as const

/** A good row; what a test is about is put in its place. */
export function goodRow(changes: Partial<Record<(typeof headings)[number], string>> = {}): string[] {
  const cells: Record<(typeof headings)[number], string> = {
    商品名称: '山谷腰果 500 克',
    店铺: '山谷小铺',
    实际销售者: '山谷食品商行',
    类目: '坚果炒货',
    '售价（元）': '39.90',
    划线价: '',
    库存: '120',
    商品链接: 'https://shop.example/item/1',
    图片: '',
    卖点: '当季新货；小袋独立包装',
    许可证号: '',
    介绍人: '外请主播',
    ...changes,
  }
  return headings.map((heading) => cells[heading])
}

/** RFC 4180 with CRLF, as Excel writes it. */
export function csvText(rows: readonly (readonly string[])[], separator = ','): string {
  const cell = (text: string): string =>
    /["\r\n]/u.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text
  return rows.map((row) => `${row.map(cell).join(separator)}\r\n`).join('')
}

export function csvFile(rows: readonly (readonly string[])[]): Uint8Array {
  return utf8(csvText(rows))
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

export function utf16(text: string, byteOrder: 'le' | 'be', withMark: boolean): Uint8Array {
  const bytes = Buffer.from(withMark ? `\ufeff${text}` : text, 'utf16le')
  return new Uint8Array(byteOrder === 'le' ? bytes : bytes.swap16())
}

/** The platform decodes GB18030 and does not encode it: its two-byte half, turned round. Throws beyond that half. */
export function gb18030(text: string): Uint8Array {
  const bytes = [...text].flatMap((character) => {
    const code = character.charCodeAt(0)
    if (code < 0x80) return [code]
    const pair = twoBytes().get(character)
    if (pair === undefined) throw new Error(`“${character}” has no two bytes in GB18030`)
    return pair
  })
  return Uint8Array.from(bytes)
}

let pairs: ReadonlyMap<string, readonly number[]> | null = null

function twoBytes(): ReadonlyMap<string, readonly number[]> {
  if (pairs !== null) return pairs
  const found = new Map<string, readonly number[]>()
  const decoder = new TextDecoder('gb18030')
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue
      const character = decoder.decode(Uint8Array.of(lead, trail))
      if ([...character].length === 1 && !found.has(character)) found.set(character, [lead, trail])
    }
  }
  pairs = found
  return found
}

/** A cell of a workbook: text, a stored number, or raw XML of a `c` element's inside with its attributes. */
export type SheetCell = string | number | { readonly attributes: string; readonly inside: string }

/** A small workbook; strings are shared, as Excel does it. `extra` replaces or adds parts. */
export function workbook(
  rows: readonly (readonly SheetCell[])[],
  extra: Readonly<Record<string, string>> = {},
): Uint8Array {
  const strings: string[] = []
  const sheet = rows
    .map(
      (row, at) =>
        `<row r="${at + 1}">${row.map((cell, column) => cellXml(cell, column, at + 1, strings)).join('')}</row>`,
    )
    .join('')
  const spreadsheet = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml': `<workbook ${spreadsheet} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="商品" sheetId="1" r:id="rId7"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId7" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/styles.xml': `<styleSheet ${spreadsheet}><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst ${spreadsheet}>${strings.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
    'xl/worksheets/sheet1.xml': `<?xml version="1.0" encoding="UTF-8"?><worksheet ${spreadsheet}><sheetData>${sheet}</sheetData></worksheet>`,
    ...extra,
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])))
}

function cellXml(cell: SheetCell, column: number, row: number, strings: string[]): string {
  const address = `${letters(column)}${row}`
  if (typeof cell === 'number') return `<c r="${address}"><v>${cell}</v></c>`
  if (typeof cell === 'object') return `<c r="${address}" ${cell.attributes}>${cell.inside}</c>`
  if (cell === '') return ''
  strings.push(cell)
  return `<c r="${address}" t="s"><v>${strings.length - 1}</v></c>`
}

function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
