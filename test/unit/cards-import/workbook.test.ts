import fc from 'fast-check'
import { readSheet } from 'read-excel-file/universal'
import { describe, expect, it } from 'vitest'
import { previewImport } from '#electron/cards/import/preview.ts'
import { readWorkbook } from '#electron/cards/import/workbook.ts'
import { shippedPack, today } from '#test/unit/rules/shipped-pack.ts'
import { goodRow, headings, type SheetCell, workbook } from './sample-files.ts'

const pack = shippedPack()
const priceAt = headings.indexOf('售价（元）')

async function withPrice(cell: SheetCell) {
  const row: SheetCell[] = goodRow()
  row[priceAt] = cell
  const preview = await previewImport({
    file: 'x.xlsx',
    bytes: workbook([headings, row, goodRow()]),
    pack,
    now: today,
  })
  if (!preview.ok) throw new Error(preview.refusal.said.en)
  const [first] = preview.value.good
  return {
    fen: first?.row === 2 ? first.fields.price : null,
    problem: preview.value.bad[0]?.problems[0]?.said.zh ?? null,
    goodRows: preview.value.good.map(({ row: number }) => number),
  }
}

function cellsOf(bytes: Uint8Array): string[][] {
  const rows = readWorkbook(bytes)
  if (!rows.ok) throw new Error(rows.refusal.said.en)
  return rows.value.map(({ cells }) => cells.map(({ text }) => text))
}

describe('a workbook', () => {
  it('gives stored numbers as a spreadsheet shows them', async () => {
    expect((await withPrice(39.9)).fen).toBe(3_990)
    expect((await withPrice({ attributes: '', inside: '<v>39.899999999999999</v>' })).fen).toBe(3_990)
    expect((await withPrice({ attributes: '', inside: '<v>1.299E3</v>' })).fen).toBe(129_900)
  })

  it.each([
    ['a formula', { attributes: '', inside: '<f>B2*0.8</f><v>31.92</v>' }, '这一格是公式'],
    ['a formula of text', { attributes: 't="str"', inside: '<f>A1</f><v>39.9</v>' }, '这一格是公式'],
    ['the error of a formula', { attributes: 't="e"', inside: '<v>#REF!</v>' }, '#REF!'],
    ['a date', { attributes: 's="1"', inside: '<v>46000</v>' }, '存成了日期'],
    ['a date of one’s own format', { attributes: 's="2"', inside: '<v>46000</v>' }, '存成了日期'],
  ])('names %s, and keeps the good row below', async (_, cell, why) => {
    const { problem, goodRows } = await withPrice(cell)
    expect(problem).toContain(why)
    expect(goodRows).toEqual([3])
  })

  it('leaves formulas alone in columns that are not read', async () => {
    const formula: SheetCell = { attributes: '', inside: '<f>ROW()</f><v>2</v>' }
    const bytes = workbook([
      [...headings, '毛利'],
      [...goodRow(), formula],
    ])
    const preview = await previewImport({ file: 'x.xlsx', bytes, pack, now: today })
    expect(preview).toMatchObject({ ok: true, value: { good: [{ row: 2 }], bad: [], ignored: ['毛利'] } })
  })

  it('reads inline strings, runs, phonetic readings, escapes, prefixes, and rows without an address', () => {
    const xml =
      '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>' +
      '<x:row><x:c t="inlineStr"><x:is><x:t>甲&amp;乙</x:t></x:is></x:c><x:c t="s"><x:v>0</x:v></x:c></x:row>' +
      '<x:row r="4"><x:c r="C4" t="b"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    const strings =
      '<sst><si><r><t>山</t></r><r><t>谷_x000D_</t></r><rPh sb="0" eb="1"><t>shan</t></rPh></si></sst>'
    const bytes = workbook([], { 'xl/worksheets/sheet1.xml': xml, 'xl/sharedStrings.xml': strings })
    expect(cellsOf(bytes)).toEqual([
      ['甲&乙', '山谷\r'],
      ['', '', '1'],
    ])
  })

  it('takes the first tab, whatever its file is called', () => {
    const bytes = workbook([['不是这张']], {
      'xl/worksheets/other.xml':
        '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>是这张</t></is></c></row></sheetData></worksheet>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId7" Target="/xl/worksheets/other.xml"/></Relationships>',
    })
    expect(cellsOf(bytes)).toEqual([['是这张']])
  })

  it('reads what an independent reader reads', async () => {
    const text = fc.string({
      unit: fc.constantFrom('山', '谷', 'a', 'B', '1', '&', '<', '"', ' ', 'é'),
      minLength: 1,
      maxLength: 8,
    })
    const visible = text.map((part) => `x${part}x`)
    const cell = fc.oneof(visible, fc.constant(''), fc.integer({ min: -1_000_000, max: 1_000_000 }))
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 }),
        async (rows) => {
          const bytes = workbook(rows)
          const trimmed = (row: readonly string[]) => row.join('|').replace(/\|+$/u, '')
          const theirs = await readSheet(new Blob([new Uint8Array(bytes)]))
          const ours = cellsOf(bytes).map(trimmed)
          expect(ours.slice(0, theirs.length)).toEqual(
            theirs.map((row) => trimmed(row.map((value) => (value === null ? '' : String(value))))),
          )
          expect(ours.slice(theirs.length).join('')).toBe('')
        },
      ),
      { numRuns: 60 },
    )
  })
})
