/** Cards and the directory: a card judged as it is typed, and tables of goods as shops send them. */
import { expect, type Page, test } from '@playwright/test'
import { browserMissing } from '#test/harness/browser.ts'
import { csvText, gb18030, goodRow, headings, workbook } from '#test/unit/cards-import/sample-files.ts'
import { demoPin } from './demo.ts'
import { Console } from './pages/console.ts'
import { type ServedStudio, serveStudio } from './served-studio.ts'

test.skip(browserMissing() !== null, browserMissing() ?? '')
test.describe.configure({ mode: 'serial' })

let studio: ServedStudio
let page: Page
let desk: Console

test.beforeAll(async ({ browser }) => {
  studio = await serveStudio({ args: ['--rehearsal', '--demo'] })
  page = await browser.newPage()
  desk = new Console(page)
  await page.goto(await studio.address())
  await desk.entrance.signIn('何奕', demoPin)
  await desk.frame.open('cards')
})

test.afterAll(async () => {
  await page.close()
  await studio[Symbol.asyncDispose]()
})

test('a card is judged while it is typed: allowed, then refused with the rule for one word in it', async () => {
  const { cards } = desk
  await desk.frame.press('n')
  await expect(cards.verdict).toContainText('填完整后显示判定')
  await cards.field('标题', 'Title').fill('手工拉坯茶杯')
  await cards.field('店铺', 'Shop').fill('林晓的好物间')
  await cards.field('实际经营者', 'Actual seller').fill('青山陶瓷（演示）有限公司')
  await cards.chooseCategory('餐具水具')
  await cards.field('价格（元）', 'Price (yuan)').fill('49.9')
  await cards.field('库存', 'Stock').fill('60')
  await cards.field('商品链接', 'Link').fill('https://shop.example/goods/teacup')
  await expect(cards.verdict).toContainText('可上屏')
  await expect(cards.verdict).toContainText('没有规则反对')

  await cards.field('标题', 'Title').fill('手工拉坯茶杯 配香烟一条')
  await expect(cards.verdict).toContainText('不得上屏')
  const rule = cards.verdict.getByRole('button', { name: '广告法 第二十二条' }).first()
  await rule.click()
  await expect(cards.verdict).toContainText('条文全文')
  await expect(cards.verdict).toContainText('禁止在大众传播媒介或者公共场所')
  await rule.click()
  await expect(cards.verdict).not.toContainText('条文全文')

  await cards.field('标题', 'Title').fill('手工拉坯茶杯')
  await expect(cards.verdict).toContainText('可上屏')
  await cards.save.click()
  await expect(desk.frame.told('已完成：新商品卡')).toBeVisible()
  await expect(cards.row('手工拉坯茶杯')).toContainText('¥49.90')
})

test('a field that cannot be right says so before anything is sent', async () => {
  const { cards } = desk
  await cards.field('价格（元）', 'Price (yuan)').fill('四十九')
  await cards.save.click()
  await expect(cards.form).toContainText('请填金额，最多两位小数，例如 39.90')
  await expect(cards.row('手工拉坯茶杯')).toContainText('¥49.90')
})

test('a CSV in GB18030 with a formula, a bad price and an unknown category: each is named, the good rows are kept', async () => {
  const { cards } = desk
  await desk.frame.press('Shift+I')
  await cards.importFile(
    '货盘.csv',
    gb18030(
      csvText([
        [...headings],
        goodRow(),
        goodRow({ 商品名称: '=HYPERLINK("https://a.example")' }),
        goodRow({ 商品名称: '山谷核桃 500 克', '售价（元）': '三十九块九' }),
        goodRow({ 商品名称: '山谷杏仁 500 克', 类目: '外星特产' }),
        goodRow({ 商品名称: '山谷红枣 500 克', 类目: '' }),
      ]),
    ),
  )
  await expect(cards.imports).toContainText('货盘.csv（GB18030）')
  await expect(cards.imports).toContainText('有误 3 行，不会导入')
  const bad = cards.badRows.getByRole('row')
  await expect(bad.filter({ hasText: '商品名称' })).toContainText('这一格是公式或者以公式符号开头')
  await expect(bad.filter({ hasText: '售价（元）' })).toContainText('“三十九块九”不是价格。')
  await expect(bad.filter({ hasText: '类目' })).toContainText('类目“外星特产”不在规则包的类目表里。')
  await expect(cards.goodRows.getByRole('row').filter({ hasText: '山谷红枣 500 克' })).toContainText(
    '不得上屏',
  )
  await cards.commit.click()
  await expect(desk.frame.told('已完成：导入 2 张')).toBeVisible()
  await cards.closeImport.click()
  await expect(cards.row('山谷腰果 500 克')).toContainText('可上屏')
  await expect(cards.row('山谷红枣 500 克')).toContainText('未选类目')
})

test('a file that is no table is refused with a sentence, and nothing changes', async () => {
  const { cards } = desk
  await desk.frame.press('Shift+I')
  await cards.importFile('照片.xlsx', new Uint8Array([1, 2, 3, 4]))
  await expect(cards.imports.getByRole('alert')).toContainText(/。/)
  await expect(cards.commit).toBeHidden()
  await cards.closeImport.click()
})

test('in English: a workbook is imported, a card is removed with its reason', async () => {
  const { cards } = desk
  await desk.frame.press('Shift+Y')
  await desk.frame.press('Shift+I')
  const rows = [[...headings], goodRow({ 商品名称: '山谷葡萄干 500 克' }), goodRow({ 库存: '很多' })]
  await cards.importFile('goods.xlsx', workbook(rows))
  await expect(cards.imports).toContainText('Wrong rows, left out: 1')
  await expect(cards.badRows).toContainText('The stock “很多” is no whole number from 0.')
  await cards.commit.click()
  await expect(desk.frame.told('Done: Import 1')).toBeVisible()
  await cards.closeImport.click()

  const raisins = '山谷葡萄干 500 克'
  await expect(cards.row(raisins)).toContainText('May air')
  await cards.open(raisins)
  await cards.remove('')
  await expect(cards.removal).toContainText('Fill this in')
  await cards.remove('sold out')
  await expect(cards.row(raisins)).toBeHidden()
  await desk.frame.open('live')
  await expect(desk.live.entry(`何奕 removed the card “${raisins}”: sold out`)).toBeVisible()
})
