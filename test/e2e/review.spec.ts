/** The auditor reads what was done about comments, takes it along, and a stranger can check what was taken. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { serveWeb, type Web } from '#electron/studio/web/server.ts'
import { browserMissing } from '#test/harness/browser.ts'
import { fairlive } from '#test/harness/cli.ts'
import { demoPin, startTestStudio, type TestStudio } from '#test/harness/studio.ts'
import { expectAccessible } from './accessible.ts'
import { Console } from './pages/console.ts'

test.skip(browserMissing() !== null, browserMissing() ?? '')
test.describe.configure({ mode: 'serial' })

const consoleDir = join(import.meta.dirname, '..', '..', 'out', 'renderer')

let studio: TestStudio
let web: Web
let context: BrowserContext
let page: Page
let desk: Console

test.beforeAll(async ({ browser }) => {
  studio = await startTestStudio({ kind: 'none' })
  web = await serveWeb({ studio: studio.studio, consoleDir, port: 0 })
  await moderate()
  context = await browser.newContext()
  page = await context.newPage()
  desk = new Console(page)
  await page.goto(`${web.url}/?token=${web.token()}`)
  await desk.entrance.signIn('苏青', demoPin)
})

test.afterAll(async () => {
  await context.close()
  await web.close()
  await studio[Symbol.asyncDispose]()
})

/** An operator's work: a reply, an adverse comment that may not be hidden, a filter that may not be set. */
async function moderate(): Promise<void> {
  const operator = await studio.signIn('he-yi')
  await operator.session.beginPreflight({ supervisor: null })
  const abort = new AbortController()
  let adverse = -1
  let other = -1
  for await (const { items } of await operator.comments.tail(
    { after: -1, backlog: 0 },
    { signal: abort.signal },
  )) {
    adverse = items.find(({ class: { evaluation } }) => evaluation === 'adverse')?.seq ?? adverse
    other = items.find(({ class: { evaluation } }) => evaluation === 'none')?.seq ?? other
    if (adverse >= 0 && other >= 0) break
  }
  abort.abort()
  await operator.comments.act({
    comments: [other],
    act: { kind: 'reply', text: '欢迎' },
    ground: 'answering',
  })
  const { answers } = await operator.comments.act({
    comments: [adverse],
    act: { kind: 'hide' },
    ground: 'insult',
  })
  expect(['refused', 'waits']).toContain(answers[0]?.answer)
  await operator.comments.tryFilter({ words: ['退款'], ground: 'insult' })
}

test('the auditor sees what came, what became of adverse evaluations, acts by ground and person, and filters', async () => {
  await desk.frame.press('g', 'r')
  const { review } = desk
  await expect(review.section('收到的评论', 'Comments received')).toContainText('共收到')
  await expect(review.section('按人员', 'Acts by person')).toContainText('何奕')
  await expect(review.section('试过的关键词过滤', 'Keyword filters tried')).toContainText('退款')
  const adverse = review.section('不利评价如何处理', 'What became of adverse evaluations')
  await expect(review.proveIn(adverse)).toHaveCount(1)
  await expectAccessible(page)
  await adverse.getByRole('listitem').getByRole('button').first().click()
  await expect(page.getByRole('dialog')).toContainText('moderation.')
  await page.keyboard.press('Escape')
})

test('a proof that was downloaded is checked by a stranger with the studio’s key', async () => {
  const adverse = desk.review.section('不利评价如何处理', 'What became of adverse evaluations')
  const proof = await desk.review.download(desk.review.proveIn(adverse))
  expect(proof.suggestedFilename()).toMatch(/^fairlive-comment-\d+-proof\.json$/)
  const checked = await fairlive('verify', await proof.path(), '--key', studio.studio.parts.vkey)
  expect(checked.stdout).toContain('1 comments are proved')
  expect(checked.status).toBe(0)
})

test('the report is taken along as a file that names the log and its entries', async () => {
  const saved = await desk.review.download(desk.review.report.getByRole('button', { name: /下载报告/ }))
  const report = JSON.parse(await readFile(await saved.path(), 'utf8'))
  expect(report).toMatchObject({
    format: 'fairlive comment report v1',
    origin: studio.studio.parts.origin,
    vkey: studio.studio.parts.vkey,
    session: null,
    byPerson: expect.arrayContaining([expect.objectContaining({ by: 'he-yi', kind: 'reply' })]),
    filters: [expect.objectContaining({ words: ['退款'] })],
  })
})

test('a random sample is drawn of one session, and is checked with its proofs and its seed', async () => {
  const { review } = desk
  await expect(review.sample).toContainText('抽样只针对一个场次')
  await desk.frame.press('j')
  await review.draw(0)
  await expect(review.sample).toContainText('请填 1 到 200 的整数')
  await review.draw(3)
  await expect(review.drawn).toHaveCount(3)
  await expectAccessible(page)
  const saved = await review.download(review.sample.getByRole('button', { name: '下载样本和证明' }))
  const checked = await fairlive('verify', await saved.path(), '--key', studio.studio.parts.vkey)
  expect(checked.stdout).toContain('3 comments are proved')
  expect(checked.status).toBe(0)
})

test('on paper there is the report and nothing around it, and it is not cut off', async () => {
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('navigation')).toBeHidden()
  await expect(page.getByRole('banner')).toBeHidden()
  await expect(desk.review.sessions).toBeHidden()
  await expect(desk.review.report.getByRole('button', { name: /打印/ })).toBeHidden()
  const cut = await desk.review.report.evaluate((panel) =>
    [panel, ...panel.querySelectorAll('div')].some((one) => one.scrollHeight > one.clientHeight + 1),
  )
  expect(cut).toBe(false)
  await page.emulateMedia({ media: null })
})

test('in English it says the same', async () => {
  await desk.frame.switchLanguage()
  await expect(desk.review.report).toContainText('Behind each figure are entries of the ledger')
  await expectAccessible(page)
})

test('whoever may not read it is told so in place', async () => {
  await desk.frame.press('g', 'o')
  await desk.entrance.signIn('何奕', demoPin)
  await desk.frame.press('g', 'r')
  await expect(desk.review.report.getByRole('alert')).toContainText(
    /may not read the report|不能查看评论审计/,
  )
})
