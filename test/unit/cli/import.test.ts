/** Cards from a file at a shell: every bad row is named, and no good one is lost. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { cards } from '#electron/cards/read.ts'
import { openLedgerReader } from '#electron/ledger/connection.ts'
import { fairlive } from '#test/harness/cli.ts'
import { csvText, gb18030, goodRow, headings } from '../cards-import/sample-files.ts'

vi.setConfig({ testTimeout: 60_000 })

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fairlive-import-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function cardsIn(dataDir: string) {
  const db = openLedgerReader(dataDir)
  try {
    return cards(db).map(({ title, verdict }) => [title, verdict.decision])
  } finally {
    db.close()
  }
}

test('GB18030, a formula, a bad price, a card without a category', async () => {
  const data = join(folder, 'data')
  const file = join(folder, '商品.csv')
  const rows = [
    headings,
    goodRow({ 商品名称: '腰果' }),
    goodRow({ 商品名称: '=HYPERLINK("http://evil.example")' }),
    goodRow({ 商品名称: '核桃', '售价（元）': '三十九' }),
    goodRow({ 商品名称: '无类目', 类目: '' }),
    goodRow({ 商品名称: '杏仁' }),
  ]
  writeFileSync(file, gb18030(csvText(rows)))
  const { status, stdout, stderr } = await fairlive('import', 'cards', file, '--data', data)
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
  const lines = stdout.trimEnd().split('\n')
  expect(lines).toEqual([
    expect.stringMatching(/^✗ 第 3 行 row 3, 商品名称: .*公式.*formula/),
    expect.stringMatching(/^✗ 第 4 行 row 4, 售价.*: .*三十九/),
    'GB18030: 3 cards added, 2 bad rows left out',
  ])
  expect(cardsIn(data)).toEqual([
    ['腰果', 'allow'],
    ['无类目', 'refuse'],
    ['杏仁', 'allow'],
  ])
})

test.each([
  ['a workbook that is none', Buffer.from('PK\u0003\u0004nothing'), 'x.xlsx'],
  ['a file without the columns', Buffer.from('甲,乙\n1,2\n'), 'y.csv'],
])('%s is one sentence in two languages and adds nothing', async (_what, bytes, name) => {
  const data = join(folder, `data-${name}`)
  const file = join(folder, name)
  writeFileSync(file, bytes)
  const { status, stdout, stderr } = await fairlive('import', 'cards', file, '--data', data)
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toMatch(/[一-鿿].*\n.*[A-Za-z]/)
  expect(stderr).not.toMatch(/^\s+at /m)
  expect(cardsIn(data)).toEqual([])
})

test('a file that is not there is used wrongly', async () => {
  const { status, stderr } = await fairlive('import', 'cards', join(folder, 'none.csv'), '--data', folder)
  expect(status).toBe(2)
  expect(stderr).toContain('none.csv cannot be read')
})
