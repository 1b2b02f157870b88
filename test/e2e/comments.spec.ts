/** A moderator's day: what may be done by one key, what is refused and why, and what takes a second person. */
import { expect, type Page, test } from '@playwright/test'
import { browserMissing } from '#test/harness/browser.ts'
import { expectAccessible } from './accessible.ts'
import type { CommentSource } from './comment-source.ts'
import { type ModeratedRoom, openModeratedRoom } from './moderated-room.ts'
import type { CommentDeskPage } from './pages/comment-desk.ts'
import { Console } from './pages/console.ts'
import { enter } from './room-out.ts'
import type { ServedStudio } from './served-studio.ts'

test.skip(browserMissing() !== null, browserMissing() ?? '')
test.describe.configure({ mode: 'serial' })

const insult = '闭嘴吧废物'
const badReview = '杯子盖不严，漏水'
const mixed = '昨天到的杯子今天就裂了，主播就是个骗子，滚'

let room: ModeratedRoom
let studio: ServedStudio
let page: Page
let desk: Console
let comments: CommentDeskPage
let source: CommentSource

test.beforeAll(async ({ browser }) => {
  room = await openModeratedRoom(browser)
  ;({ studio, page, desk, comments, source } = room)
})

test.afterAll(async () => {
  await room[Symbol.asyncDispose]()
})

test('comments come in, and each says how it stands', async () => {
  await source.say(
    '新人报到，多多关照',
    { text: insult, name: '路过的石头' },
    badReview,
    { text: mixed, name: '半糖星期三' },
    { text: '加我VX demo_0000 便宜一半', name: '薄荷书签' },
    '这款还有粉色吗',
  )
  await expect(comments.comment('这款还有粉色吗')).toBeVisible()
  await expect(comments.comment(insult)).toContainText('辱骂诋毁')
  await expect(comments.comment(insult)).not.toContainText('不利评价')
  await expect(comments.comment(badReview)).toContainText('不利评价')
  await expect(comments.comment(mixed)).toContainText('不利评价')
  await expect(comments.comment(mixed)).toContainText('辱骂诋毁')
  await expect(comments.comment('加我VX')).toContainText('广告引流')
})

test('an insult is hidden by two keys: the act, and the ground that was seen', async () => {
  await comments.take(insult)
  await desk.frame.press('x')
  await expect(comments.ask).toContainText('辱骂诋毁（已看到）')
  await desk.frame.press('a')
  await expect(comments.comment(insult)).toContainText('已隐藏（何奕）')
  await expect(comments.comment(insult)).toContainText(/已入账（第 \d+ 条）/)
  await expect(desk.live.entry(`何奕处理评论“${insult}”：隐藏`)).toBeVisible()
})

test('a bad review is not hidden: the reason stands at the comment, with the rule, until the next thing is done', async () => {
  await comments.take(badReview)
  await desk.frame.press('x', 'a')
  const refusal = comments.comment(badReview).getByRole('alert')
  await expect(refusal).toContainText('不利评价本身不是处置的理由')
  await expect(refusal).toContainText('请公开回复，或提交监督员查看')
  await expectAccessible(page)
  await refusal.getByRole('button', { name: /网络直播营销管理办法.+第二十一条/ }).click()
  await expect(refusal).toContainText('不得以删除、屏蔽相关不利评价')
  await expect(comments.comment(badReview)).not.toContainText('已隐藏')
  await desk.frame.press('a')
  await expect(refusal).toBeHidden()
  await expect(comments.ask).toContainText('回复')
})

test('it is answered openly instead', async () => {
  await comments.ask.getByRole('textbox', { name: '公开回复的内容' }).fill('请私信订单号，我们给您换一个')
  await page.keyboard.press('Enter')
  await expect(comments.ask).toContainText('按理由的键')
  await comments.ask.getByRole('button', { name: '回应观众' }).click()
  await expect(comments.comment(badReview)).toContainText('已回复（何奕）')
})

test('offending words are covered where the desk proposes it, and the evaluation can still be read', async () => {
  await comments.take(mixed)
  await desk.frame.press('d')
  await expect(comments.ask).toContainText('观众看到')
  await expect(comments.ask).toContainText('昨天到的杯子今天就裂了')
  await page.keyboard.press('Enter')
  await expect(comments.comment('昨天到的杯子今天就裂了')).toContainText('已遮词（何奕）')
  await comments.take(insult)
  const shown = comments.comment('昨天到的杯子今天就裂了')
  await expect(shown).toContainText('＊')
  await expect(shown).not.toContainText('骗子')
})

test('undoing says what it takes back, takes a note, and is recorded with it', async () => {
  await comments.take('昨天到的杯子今天就裂了')
  await desk.frame.press('z')
  await expect(comments.ask).toContainText('撤销何奕的处理：遮词')
  const note = comments.ask.getByRole('textbox', { name: '备注（可不填）' })
  await expect(note).toBeFocused()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(comments.ask).toBeHidden()
  await expect(comments.comment('昨天到的杯子今天就裂了')).toContainText('已遮词')

  await desk.frame.press('z')
  await page.keyboard.type('遮错了x')
  // Enter that ends what an input method composes is its own.
  await note.dispatchEvent('keydown', { key: 'Enter', code: 'Enter', keyCode: 229, isComposing: true })
  await page.keyboard.press('Backspace')
  await expect(note).toHaveValue('遮错了')
  await page.keyboard.press('Enter')
  await expect(comments.comment(mixed)).not.toContainText('已遮词')
  await expect(desk.live.entry(/何奕撤销了第 \d+ 条的处理：遮词。备注：遮错了/)).toBeVisible()
})

test('covering what one selects with the keyboard: the whole of an evaluation is refused', async () => {
  await comments.take(mixed)
  await desk.frame.press('d')
  const field = comments.ask.getByRole('textbox', { name: '选中要遮住的字' })
  await field.focus()
  await field.press('Control+a')
  await expect(comments.ask).toContainText('＊'.repeat(mixed.length))
  await comments.ask.getByRole('button', { name: '辱骂诋毁' }).click()
  await expect(comments.comment(mixed).getByRole('alert')).toContainText('评价就读不出来了')
})

test('hiding it whole waits for a supervisor, and it stays visible meanwhile', async () => {
  await desk.frame.press('x')
  await page.keyboard.press('Enter')
  await expect(comments.comment(mixed)).toContainText('须由监督员批准，批准之前保持可见')
  await expect(comments.comment(mixed)).toContainText('待批准：隐藏（何奕）')
  await expect(comments.comment(mixed)).toContainText('请由负责人或监督员登录后操作')
  await expect(comments.settle).toHaveCount(0)
})

test('whoever comes second sees that somebody has it in hand', async () => {
  await desk.frame.press('c', 'a')
  await expect(comments.comment(mixed).getByRole('alert')).toContainText('已由何奕处理：隐藏（等监督员批准）')
})

test('the supervisor finds it among what waits, and approves it in place', async ({ browser }) => {
  const second = await browser.newContext()
  const window = await second.newPage()
  const supervisor = new Console(window)
  await enter(supervisor, studio, '周宁')
  const theirs = supervisor.comments
  await theirs.view('待批准', 'Waiting').click()
  await theirs.take(mixed)
  await expect(theirs.settle).toContainText('何奕要求隐藏，理由：辱骂诋毁（文中看到）')
  await supervisor.frame.press('Shift+A')
  await window.keyboard.press('Enter')
  await expect(theirs.settle).toContainText('请写明理由')
  await window.keyboard.type('骂人的话占了大半')
  await expectAccessible(window)
  await window.keyboard.press('Enter')
  await expect(theirs.comment(mixed)).toContainText('已隐藏（何奕）')
  await supervisor.frame.press('Shift+N')
  await expect(theirs.panel).toContainText('没有等待批准的处理')
  await second.close()
  await expect(comments.comment(mixed)).toContainText('已隐藏（何奕）')
  await expect(desk.live.entry(`周宁批准处理评论“${mixed}”：隐藏`)).toBeVisible()
})

test('many at once are judged one by one, and answered one by one', async () => {
  await source.say('兼职刷单日结，加薇信 demo-1111', '收到是拆过封的', '互粉互粉互粉')
  await desk.frame.press('Shift+N')
  await expect(comments.comment('互粉互粉互粉')).toBeVisible()
  await comments.take('互粉互粉互粉')
  await desk.frame.press('Shift+K', 'Shift+K')
  await expect(comments.panel).toContainText('已选 3 条')
  await desk.frame.press('x', 's')
  await expect(comments.bulkAnswers).toContainText(/已处理 2 条，待批准 0 条，被拒绝 1 条/)
  await expect(comments.bulkAnswers).toContainText('收到是拆过封的')
  await expect(comments.bulkAnswers.getByRole('alert')).toContainText('不利评价本身不是处置的理由')
  await expectAccessible(page)
  await expect(comments.comment('收到是拆过封的')).not.toContainText('已隐藏')
})

test('an act falls on what is selected, though another comment is in hand', async () => {
  await source.say('快递三天没动了', '姐妹们冲呀', '闻着刺鼻，不敢用')
  await desk.frame.press('Shift+N')
  await comments.take('姐妹们冲呀')
  await desk.frame.press('l', 'j', 'c', 'n')
  await expect(comments.comment('姐妹们冲呀')).toContainText('已折叠（何奕）')
  await expect(comments.comment('闻着刺鼻')).not.toContainText('已折叠')
  await expect(comments.panel).not.toContainText('已选')
})

test('a filter that would hide evaluations is refused, and shows which; one that does not is set and removed', async () => {
  await desk.frame.press('Shift+N', 'Shift+F')
  const { filters } = comments
  await filters.getByRole('textbox').fill('漏水')
  await filters.getByRole('button', { name: '试运行' }).click()
  await expect(filters.getByRole('row', { name: /本场评论/ })).toContainText('1')
  await expect(filters).toContainText(badReview)
  await expect(filters.getByRole('alert')).toContainText('不能设为过滤词')
  await expectAccessible(page)
  await filters.getByRole('button', { name: '设置过滤器' }).click()
  await expect(filters.getByRole('alert').first()).toContainText('不能设为过滤词')
  await expect(filters).toContainText('没有生效的关键词过滤器')

  await filters.getByRole('textbox').fill('高仿包包')
  await filters.getByRole('combobox').selectOption('广告引流')
  await filters.getByRole('button', { name: '设置过滤器' }).click()
  await expect(filters.getByRole('listitem').filter({ hasText: '高仿包包' })).toContainText('由何奕设置')
  await page.keyboard.press('Escape')
  await source.say('高仿包包，看我主页')
  await expect(comments.comment('高仿包包，看我主页')).toContainText('已隐藏（工作室）')
  await desk.frame.press('Shift+F')
  await filters.getByRole('button', { name: '移除过滤器 高仿包包' }).click()
  await expect(filters).toContainText('没有生效的关键词过滤器')
  await page.keyboard.press('Escape')
})

test('the record is searched, and a person’s comments are found from one of them', async () => {
  await source.say(
    { text: '发货了吗', name: '云边汽水', user: 'u-1' },
    { text: '几号发', name: '云边汽水', user: 'u-1' },
  )
  await comments.searchFor('漏水')
  await expect(comments.feed.getByRole('article')).toHaveCount(1)
  await expect(comments.panel).toContainText(/找到 1 条，已看 \d+ 条/)
  await comments.searchFor('发货了吗')
  await comments.take('发货了吗')
  await comments.comment('发货了吗').getByRole('button', { name: '此人的全部评论' }).click()
  await expect(comments.feed.getByRole('article')).toHaveCount(2)
  await desk.frame.press('Shift+N')
  await expect(comments.panel).toContainText('正在跟随最新评论')
})

test('a preset brings back a view with its search and its act, also after the page is loaded again', async () => {
  await comments.view('有标记', 'Flagged').click()
  await desk.frame.press('Shift+S')
  await comments.presets.getByRole('textbox').fill('清广告')
  await comments.presets.getByRole('combobox').first().selectOption('隐藏')
  await comments.presets.getByRole('combobox').nth(1).selectOption('广告引流')
  await expectAccessible(page)
  await page.keyboard.press('Control+Enter')
  await expect(comments.presets).toBeHidden()
  await page.reload()
  await expect(comments.preset('清广告')).toBeVisible()
  await desk.frame.press('Shift+5')
  await expect(comments.preset('清广告')).toHaveAttribute('aria-pressed', 'true')
  await expect(comments.comment('这款还有粉色吗')).toHaveCount(0)
  await comments.take('加我VX')
  await desk.frame.press('Shift+C')
  await expect(comments.comment('加我VX')).toContainText('已隐藏（何奕）')
  await desk.frame.press('Shift+5')
})
