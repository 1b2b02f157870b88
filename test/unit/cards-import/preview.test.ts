import { describe, expect, it } from 'vitest'
import type { CardImport } from '#electron/cards/import/preview.ts'
import { previewImport } from '#electron/cards/import/preview.ts'
import type { Refusal } from '#shared/model/words.ts'
import { shippedPack, today } from '#test/unit/rules/shipped-pack.ts'
import { csvFile, csvText, gb18030, goodRow, headings, utf8, utf16, workbook } from './sample-files.ts'

const pack = shippedPack()

async function read(bytes: Uint8Array): Promise<CardImport> {
  const preview = await previewImport({ file: '商品.csv', bytes, pack, now: today })
  if (!preview.ok) throw new Error(preview.refusal.said.en)
  return preview.value
}

async function refusalOf(bytes: Uint8Array): Promise<Refusal> {
  const preview = await previewImport({ file: '商品.csv', bytes, pack, now: today })
  if (preview.ok) throw new Error('it was read')
  return preview.refusal
}

/** What is wrong with a file's only row, by heading. */
async function problemsOf(changes: Parameters<typeof goodRow>[0]): Promise<Record<string, string>> {
  const { good, bad } = await read(csvFile([headings, goodRow(changes)]))
  expect(good).toEqual([])
  return Object.fromEntries((bad[0]?.problems ?? []).map(({ column, said }) => [column, said.zh]))
}

describe('an import', () => {
  it('reads a good row whole, and judges it', async () => {
    const { good, bad, encoding, ignored } = await read(csvFile([headings, goodRow({ 划线价: '¥1,059.00' })]))
    expect(bad).toEqual([])
    expect(ignored).toEqual([])
    expect(encoding).toBe('UTF-8')
    expect(good).toMatchObject([
      {
        row: 2,
        fields: {
          title: '山谷腰果 500 克',
          shop: '山谷小铺',
          seller: '山谷食品商行',
          category: 'food.nuts',
          price: 3_990,
          listPrice: 105_900,
          stock: 120,
          link: 'https://shop.example/item/1',
          picture: null,
          claims: ['当季新货', '小袋独立包装'],
          licence: null,
          spokenBy: 'outside-host',
        },
        verdict: { decision: 'needs-approval', pack: 'cn-live-2026.1' },
      },
    ])
  })

  const rows = [
    headings,
    goodRow(),
    goodRow({ 商品名称: '' }),
    goodRow({ 类目: '图书', 商品名称: '山里的一年' }),
  ]
  it.each([
    ['UTF-8', utf8(csvText(rows)), 'UTF-8'],
    ['UTF-8 with a mark', utf8(`\ufeff${csvText(rows)}`), 'UTF-8'],
    ['GB18030', gb18030(csvText(rows)), 'GB18030'],
    ['UTF-16LE with a mark and tabs', utf16(csvText(rows, '\t'), 'le', true), 'UTF-16LE'],
    ['UTF-16BE with a mark', utf16(csvText(rows), 'be', true), 'UTF-16BE'],
    ['UTF-16LE without a mark', utf16(csvText(rows), 'le', false), 'UTF-16LE'],
    ['semicolons', utf8(csvText(rows, ';')), 'UTF-8'],
    ['XLSX', workbook(rows), 'XLSX'],
  ])('reads the same from %s', async (_, bytes, encoding) => {
    const preview = await read(bytes)
    const expected = await read(utf8(csvText(rows)))
    expect(preview).toEqual({ ...expected, encoding })
    expect(preview.good.map(({ row }) => row)).toEqual([2, 4])
    expect(preview.bad.map(({ row }) => row)).toEqual([3])
  })

  it('names everything that is wrong with a row, and loses no good row around it', async () => {
    const bytes = csvFile([
      headings,
      goodRow(),
      goodRow({
        商品名称: '',
        '售价（元）': '便宜',
        库存: '很多',
        商品链接: 'shop.example/1',
        类目: '天外来物',
      }),
      [],
      goodRow(),
    ])
    const { good, bad } = await read(bytes)
    expect(good.map(({ row }) => row)).toEqual([2, 5])
    expect(bad).toHaveLength(1)
    expect(bad[0]?.row).toBe(3)
    expect(bad[0]?.problems.map(({ column }) => column).toSorted()).toEqual(
      ['商品名称', '售价（元）', '库存', '商品链接', '类目'].toSorted(),
    )
    for (const { said, remedy } of bad[0]?.problems ?? []) {
      expect(said.zh).toMatch(/。$/u)
      expect(remedy.en).toMatch(/\.$/u)
    }
  })

  it('keeps a card without a category, which the directory then refuses', async () => {
    const { good } = await read(csvFile([headings, goodRow({ 类目: '' })]))
    expect(good[0]?.fields.category).toBeNull()
    expect(good[0]?.verdict.findings.map(({ rule }) => rule)).toContain('unknown-category')
  })

  it.each(['=1+1', '+cmd|calc', '-2+3', '@SUM(A1)', '＝HYPERLINK("x")'])(
    'names a cell that begins as a formula, and does not compute it: %s',
    async (text) => {
      expect((await problemsOf({ 商品名称: text })).商品名称).toContain('公式')
    },
  )

  it('tells a negative price from a formula', async () => {
    expect((await problemsOf({ '售价（元）': '-5' }))['售价（元）']).toBe('价格“-5”是负数。')
  })

  it.each([
    ['售价（元）', '39.999', '比分还细'],
    ['售价（元）', '12345678901', '太大'],
    ['库存', '-3', '不是不小于 0 的整数'],
    ['库存', '1.5', '不是不小于 0 的整数'],
    ['商品链接', 'javascript:alert(1)', '不是网页链接'],
    ['商品链接', 'ftp://shop.example/1', '不是网页链接'],
    ['介绍人', '谁都行', '看不懂'],
    ['商品名称', '长'.repeat(121), '121 个字符，最多 120 个'],
    ['卖点', Array.from({ length: 21 }, (_, at) => `卖点${at}`).join('；'), '21 条，最多 20 条'],
    ['卖点', `好；${'长'.repeat(301)}`, '301 个字符，最多 300 个'],
    ['店铺', ' ​ ', '是空的'],
  ] as const)('names what is wrong with %s “%s”', async (heading, text, why) => {
    expect((await problemsOf({ [heading]: text }))[heading]).toContain(why)
  })

  it('finds the headings below a title, in English, in any order, and says what it did not read', async () => {
    const bytes = csvFile([
      ['十一月选品表'],
      [],
      [
        'Stock',
        'Product name',
        'Remarks',
        'Price (CNY)',
        'Store',
        'Vendor',
        'URL',
        'Claim 1',
        'Claim 2',
        'Spoken by',
      ],
      [
        '7',
        'Valley cashews',
        'x',
        '39.9',
        'Valley',
        'Valley Foods',
        'https://shop.example/2',
        'fresh',
        'small bags',
        'staff',
      ],
    ])
    const { good, ignored } = await read(bytes)
    expect(ignored).toEqual(['Remarks'])
    expect(good).toMatchObject([
      {
        row: 4,
        fields: { stock: 7, price: 3_990, claims: ['fresh', 'small bags'], spokenBy: 'seller-staff' },
      },
    ])
  })

  it('says which columns are missing and which were there', async () => {
    const { code, said } = await refusalOf(
      csvFile([
        ['商品名称', '售价'],
        ['腰果', '1'],
      ]),
    )
    expect(code).toBe('import-columns-missing')
    expect(said.zh).toBe('找不到必需的列：店铺、实际销售者、库存、链接；表头里有：“商品名称”、“售价”。')
  })

  it('does not choose between two columns of one meaning', async () => {
    const { code, said } = await refusalOf(
      csvFile([
        [...headings, '直播价'],
        [...goodRow(), '1'],
      ]),
    )
    expect(code).toBe('import-column-twice')
    expect(said.zh).toContain('“售价（元）”、“直播价”')
  })

  it('loses one row, and only that, to a quotation mark that is not closed', async () => {
    const broken = `"坏的一行,${'x,'.repeat(5)}\r\n`
    const text = [csvText([headings, goodRow()]), broken, csvText([goodRow(), goodRow(), goodRow()])].join('')
    const { good, bad } = await read(utf8(text))
    expect(good.map(({ row }) => row)).toEqual([2, 4, 5, 6])
    expect(bad).toMatchObject([
      { row: 3, problems: [{ said: { zh: '这一行的引号没有成对，分不清各列。' } }] },
    ])
  })
})

describe('a file that is none', () => {
  it.each([
    ['import-empty', new Uint8Array()],
    ['import-old-workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
    ['import-workbook-broken', Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 1, 2, 3)],
    ['import-workbook-broken', workbook([headings], { 'xl/worksheets/sheet1.xml': '<worksheet><row' })],
    ['import-workbook-broken', workbook([headings], { 'xl/workbook.xml': '<workbook/>' })],
    ['import-unknown-encoding', Uint8Array.of(0x41, 0xff, 0xff, 0x42)],
    ['import-too-large', new Uint8Array(8_000_001)],
    ['import-columns-missing', utf8('没有表头的文字')],
  ])('is refused as %s, with a sentence and a remedy', async (code, bytes) => {
    const refusal = await refusalOf(bytes)
    expect(refusal.code).toBe(code)
    expect(refusal.said.zh).toMatch(/。$/u)
    expect(refusal.remedy.zh).toMatch(/。$/u)
  })

  it('is refused where it has too many rows, with the limit', async () => {
    const refusal = await refusalOf(utf8(`${headings.join(',')}\n${'a\n'.repeat(20_000)}`))
    expect(refusal.code).toBe('import-too-many-rows')
    expect(refusal.said.zh).toContain('最多 20000 行')
  })

  it('is refused where a small workbook unpacks to a very large one', async () => {
    const refusal = await refusalOf(workbook([headings], { 'xl/styles.xml': ' '.repeat(101_000_000) }))
    expect(refusal.said.en).toContain('unpacks to more')
  })
})

describe('ten thousand rows', () => {
  const many = [
    headings,
    ...Array.from({ length: 10_000 }, (_, at) => goodRow({ 商品名称: `山谷腰果 ${at} 号` })),
  ]
  it.each([
    ['CSV', csvFile(many)],
    ['XLSX', workbook(many)],
  ])('of %s are read, and let the event loop through meanwhile', async (_, bytes) => {
    let turns = 0
    const counter = setInterval(() => turns++, 1)
    const { good, bad } = await read(bytes)
    clearInterval(counter)
    expect(good).toHaveLength(10_000)
    expect(bad).toEqual([])
    expect(turns).toBeGreaterThan(5)
  })
})
