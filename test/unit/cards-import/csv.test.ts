import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCsv } from '#electron/cards/import/csv.ts'
import { csvText } from './sample-files.ts'

const textsOf = (text: string): string[][] => readCsv(text).map(({ cells }) => cells.map((cell) => cell.text))
const cell = fc.string({
  unit: fc.constantFrom('山', 'a', '1', '"', ',', '\n', ' ', '；', '\t'),
  maxLength: 10,
})
/** A first row without separators or marks inside, as headings are. */
const plain = fc.string({ unit: fc.constantFrom('山', 'a', '1', ' '), minLength: 1, maxLength: 6 })
const table = fc
  .integer({ min: 2, max: 5 })
  .chain((width) =>
    fc.tuple(
      fc.array(plain, { minLength: width, maxLength: width }),
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 6 }),
    ),
  )
  .map(([head, rows]) => [head, ...rows])

describe('separated values', () => {
  it('come back as they were written, with any separator', () => {
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';', '\t'), (rows, separator) => {
        expect(textsOf(csvText(rows, separator))).toEqual(rows)
      }),
    )
  })

  it('are read as an independent reader reads them', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const text = csvText(rows)
        expect(textsOf(text)).toEqual(parse(text, { skip_empty_lines: false }))
      }),
    )
  })

  it.each([
    [
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\rc,d\r',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a,b\r\n\r\nc', [['a', 'b'], [''], ['c']]],
    ['a,5"\n', [['a', '5"']]],
    ['a,\n', [['a', '']]],
    ['', []],
  ])('%j', (text, rows) => {
    expect(textsOf(text)).toEqual(rows)
  })

  it('that are broken in one line are read again from the next', () => {
    fc.assert(
      fc.property(
        fc.array(plain, { minLength: 1, maxLength: 20 }),
        fc.nat(20),
        fc.constantFrom('"', '"x', '"x"y', '"x"y"', 'a,"', 'a,"b'),
        (lines, at, broken) => {
          const place = Math.min(at, lines.length)
          const head = ['h,h']
          const all = [...head, ...lines.slice(0, place), broken, ...lines.slice(place)]
          const rows = readCsv(all.join('\n'))
          const sound = rows
            .filter(({ isBroken }) => !isBroken)
            .map(({ cells }) => cells.map(({ text }) => text).join())
          expect(sound).toEqual([...head, ...lines])
          expect(rows.filter(({ isBroken }) => isBroken).map(({ row }) => row)).toEqual([place + 2])
        },
      ),
    )
  })

  it('are walked once, even where every line is broken', () => {
    const rows = readCsv('"a,b\n'.repeat(20_000))
    expect(rows).toHaveLength(20_000)
  })
})
