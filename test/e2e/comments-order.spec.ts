/** What the desk shows of comments beside their time: the set order, and what was done on the platform's own page. */
import { expect, type Page, test } from '@playwright/test'
import { browserMissing } from '#test/harness/browser.ts'
import { expectAccessible } from './accessible.ts'
import type { CommentSource } from './comment-source.ts'
import { type ModeratedRoom, openModeratedRoom } from './moderated-room.ts'
import type { CommentDeskPage } from './pages/comment-desk.ts'
import type { Console } from './pages/console.ts'

test.skip(browserMissing() !== null, browserMissing() ?? '')
test.describe.configure({ mode: 'serial' })

let room: ModeratedRoom
let page: Page
let desk: Console
let comments: CommentDeskPage
let source: CommentSource

test.beforeAll(async ({ browser }) => {
  room = await openModeratedRoom(browser)
  ;({ page, desk, comments, source } = room)
})

test.afterAll(async () => {
  await room[Symbol.asyncDispose]()
})

test('the order: advertising goes to the back and a question to the front; a complaint and praise do not', async () => {
  await source.say(
    '孕妇能用这个吗',
    '这个真好用，推荐大家买',
    '闲置转让，加薇信 demo-2222',
    '杯底有划痕，很失望',
  )
  await desk.frame.press('Shift+N')
  await expect(comments.comment('杯底有划痕')).toBeVisible()
  await comments.take('杯底有划痕')
  await desk.frame.press(']', 's')
  const refusal = comments.comment('杯底有划痕').getByRole('alert')
  await expect(refusal).toContainText('好评前置、差评后置视同屏蔽评价')
  await expectAccessible(page)
  await comments.take('这个真好用')
  await desk.frame.press('[', 'Enter')
  await expect(comments.comment('这个真好用').getByRole('alert')).toContainText('把不利评价排在前面')

  await comments.take('闲置转让')
  await desk.frame.press(']', 's')
  await expect(comments.comment('闲置转让')).toContainText('已排到最后（何奕）')
  await comments.take('孕妇能用这个吗')
  await desk.frame.press('[', 'Enter')
  await expect(comments.comment('孕妇能用这个吗')).toContainText('已排到最前（何奕）')
  await expect(desk.live.entry('何奕处理评论“孕妇能用这个吗”：排到最前')).toBeVisible()

  await desk.frame.press('Shift+N', 'Shift+U', 'k')
  const shown = comments.feed.getByRole('article')
  await expect(shown.first()).toContainText('孕妇能用这个吗')
  await expect(shown.last()).toContainText('闲置转让')
  await page.reload()
  await expect(comments.feed).toBeVisible()
  await desk.frame.press('Shift+U')
  await expect(shown.first()).toContainText('孕妇能用这个吗')
  await expect(shown.last()).toContainText('闲置转让')
  await expectAccessible(page)
  await comments.take('闲置转让')
  await desk.frame.press('z', 'Enter')
  await expect(comments.comment('闲置转让')).not.toContainText('已排到最后')
  await desk.frame.press('Shift+N')
  await expect(shown.last()).toContainText('杯底有划痕')
  await desk.frame.press('Shift+N', 'Shift+Q')
})

test('what was deleted on the platform’s own page is shown at the comment, also after the page is loaded again', async () => {
  await source.say({ text: '发错货了，要退', id: 'p-1' }, { text: '有没有赠品', id: 'p-2' })
  await desk.frame.press('Shift+N')
  await expect(comments.comment('有没有赠品')).toBeVisible()
  await source.reportDeleted('p-1')
  await source.reportDeleted('p-2')
  const flagged = /平台“test”[\d:]+ 删除了这条不利评价，未经批准/
  await expect(comments.comment('发错货了')).toContainText(flagged)
  await expect(comments.comment('有没有赠品')).toContainText(/平台“test”[\d:]+ 删除了这条评论/)
  await page.reload()
  await expect(comments.comment('发错货了')).toContainText(flagged)
  await expectAccessible(page)
})

test('mine are all that one has handled in this session, also behind more entries than a page is told of', async () => {
  await source.say('代刷单加薇信 demo-3333', '主播今天穿得真好看')
  await desk.frame.press('Shift+N')
  await comments.take('代刷单')
  await desk.frame.press('x', 's')
  await expect(comments.comment('代刷单')).toContainText('已隐藏（何奕）')
  await source.reportDeleted(...Array.from({ length: 1_100 }, (_, n) => `nobody-${n}`))
  await page.reload()
  await comments.view('我的', 'Mine').click()
  await expect(comments.comment('代刷单')).toContainText('已隐藏（何奕）')
  await expect(comments.comment('主播今天穿得真好看')).toHaveCount(0)
  await comments.take('代刷单')
  await desk.frame.press('z', 'Enter')
  await expect(comments.comment('代刷单')).not.toContainText('已隐藏')
  await desk.frame.press('Shift+N')
  await expect(comments.comment('代刷单')).toHaveCount(0)
})
