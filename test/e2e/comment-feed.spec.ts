/** The feed under a moderator's eyes: what types and composes, what is hostile, what is too much, who only reads. */
import { expect, type Page, test } from '@playwright/test'
import { browserMissing } from '#test/harness/browser.ts'
import type { CommentSource } from './comment-source.ts'
import { type ModeratedRoom, openModeratedRoom } from './moderated-room.ts'
import type { CommentDeskPage } from './pages/comment-desk.ts'
import { Console } from './pages/console.ts'
import { enter } from './room-out.ts'
import type { ServedStudio } from './served-studio.ts'

test.skip(browserMissing() !== null, browserMissing() ?? '')
test.describe.configure({ mode: 'serial' })

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

test('while an input method composes, and while one types, no key is an act', async () => {
  await source.say('口红是哪个色号')
  await comments.take('口红是哪个色号')
  const composing = { key: 'Process', code: 'KeyX', keyCode: 229, bubbles: true, cancelable: true }
  await comments.inHand.dispatchEvent('keydown', composing)
  await comments.inHand.dispatchEvent('keydown', { ...composing, key: 'x', isComposing: true })
  await page.keyboard.press('Control+f')
  await page.keyboard.type('xxmm')
  await expect(comments.search).toHaveValue('xxmm')
  await page.keyboard.press('Escape')
  await expect(comments.ask).toHaveCount(0)
  await comments.take('口红是哪个色号')
  await desk.frame.press('x')
  await expect(comments.ask).toBeVisible()
  const digit = { key: 'Process', code: 'KeyA', keyCode: 229, bubbles: true, cancelable: true }
  await comments.ask.dispatchEvent('keydown', digit)
  await expect(comments.ask).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(comments.ask).toHaveCount(0)
})

test('hostile texts are texts: markup, overrides of direction, and walls', async () => {
  await desk.frame.press('Shift+N')
  await source.say(
    { text: '<img src=x onerror=alert(1)>好看', name: '<b>粗体</b>\u202eabc' },
    { text: `墙${'很长'.repeat(400)}`, name: '长' },
  )
  const hostile = comments.comment('onerror')
  await expect(hostile).toContainText('<img src=x onerror=alert(1)>好看')
  await expect(hostile).toContainText('<b>粗体</b>')
  await expect(hostile).toContainText('含文字方向控制符')
  await expect(hostile.getByRole('img')).toHaveCount(0)
  await expect(comments.comment('很长')).toBeVisible()
  const wall = await comments.comment('很长').boundingBox()
  expect(wall?.height).toBeLessThan(180)
})

test('a feed under the pointer stands still, counts what comes, and goes on', async () => {
  await page.mouse.move(0, 0)
  await desk.frame.press('Shift+N')
  await expect(comments.panel).toContainText('正在跟随最新评论')
  await comments.comment('很长').hover()
  await expect(comments.panel).toContainText('已停住')
  await source.say('第一条新的', '第二条新的')
  await expect(comments.panel.getByRole('button', { name: '2 条新评论' })).toBeVisible()
  await expect(comments.comment('第二条新的')).toHaveCount(0)
  await comments.panel.getByRole('button', { name: '2 条新评论' }).click()
  await expect(comments.comment('第二条新的')).toBeVisible()
})

test('of thousands there are a few rows in the page, and one reads back to the first of them', async () => {
  await source.say(...Array.from({ length: 1_500 }, (_, n) => `编号${n}号`))
  await page.mouse.move(0, 0)
  // A page that has just come has the newest few hundred; what is older it reads from the record.
  await page.reload()
  await expect(comments.comment('编号1499号')).toBeVisible()
  await comments.comment('编号1499号').hover()
  await expect
    .poll(
      async () => {
        await page.mouse.wheel(0, -3_000)
        expect(await comments.feed.getByRole('article').count()).toBeLessThanOrEqual(200)
        return comments.comment('编号0号').isVisible()
      },
      { timeout: 60_000, intervals: [50] },
    )
    .toBe(true)
  await comments.take('编号0号')
  await desk.frame.press('j')
  await expect(comments.inHand).toContainText('编号1号')
  await desk.frame.press('Shift+N')
  await expect(comments.comment('编号1499号')).toBeVisible()
})

test('the auditor reads all of it and does nothing', async ({ browser }) => {
  const second = await browser.newContext()
  const window = await second.newPage()
  const auditor = new Console(window)
  await enter(auditor, studio, '苏青')
  await auditor.comments.take('编号1499号')
  await auditor.frame.press('x')
  await expect(auditor.frame.told('审计员不能处理评论')).toBeVisible()
  await second.close()
})
