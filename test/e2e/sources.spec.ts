/** Comment sources in the settings: how each stands, what to do where something is wrong, and how comments are handed in. */
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { WebSocket } from 'ws'
import { browserMissing } from '#test/harness/browser.ts'
import { expectAccessible } from './accessible.ts'
import { Console } from './pages/console.ts'
import { SourcesPanel } from './pages/sources-panel.ts'
import { enter } from './room-out.ts'
import { type ServedStudio, serveStudio } from './served-studio.ts'

test.skip(browserMissing() !== null, browserMissing() ?? '')
test.describe.configure({ mode: 'serial' })

let studio: ServedStudio
let context: BrowserContext
let page: Page
let desk: Console
let sources: SourcesPanel
let secret = ''

test.beforeAll(async ({ browser }) => {
  studio = await serveStudio({ args: ['--rehearsal', '--demo'] })
  context = await browser.newContext()
  page = await context.newPage()
  desk = new Console(page)
  sources = new SourcesPanel(page)
  await enter(desk, studio)
})

test.afterAll(async () => {
  await context.close()
  await studio[Symbol.asyncDispose]()
})

test('before the preflight a source waits, and says when it connects', async () => {
  await desk.frame.press('g', 's')
  await expect(sources.row('demo')).toContainText('检查开始后连接')
  await desk.frame.press('g', 'p')
  await expect(desk.preflight.act('开始检查', 'Begin the preflight')).toBeEnabled()
  await desk.frame.press('b')
  await expect(desk.frame.phase('检查中')).toBeVisible()
  await desk.frame.press('g', 's')
  await expect(sources.row('demo')).toContainText('已连接')
})

test('a new source is asked for what it needs, says where secrets are kept, and is not open without them', async () => {
  await desk.frame.press('n')
  await sources.kind.selectOption({ label: '由别的程序送来（HTTP、WebSocket）' })
  await expect(sources.form).toContainText('加密存放在这台电脑上，不写入台账，也不再显示')
  await sources.field('名称', 'Name').fill('shop 1')
  await sources.field('平台', 'Platform').fill('kuaishou')
  await sources.connect.click()
  await expect(sources.form).toContainText('请填写这一项')
  await expect(sources.form).toContainText('这一项不对')
  await expectAccessible(page)
  await sources.field('名称', 'Name').fill('shop')
  await sources.makeSecret.click()
  secret = await sources.field('签名密钥', 'Signing secret').inputValue()
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  await sources.field('接收端口（可不填）', 'Intake port (optional)').fill('')
  await sources.connect.click()
  await expect(sources.form).toBeHidden()
  await expect(sources.row('shop')).toContainText('还没有程序送来评论')
})

test('the intake says where it listens, and what is handed in there is a comment of the room', async () => {
  const address = await intakeAddress()
  const body = JSON.stringify({ id: 'm-1', userName: '小王', text: '从别的程序送来' })
  const answer = await fetch(address, { method: 'POST', body, headers: signed(body) })
  expect(await answer.json()).toEqual({ kept: 1, notKept: 0, malformed: 0 })
  const foreign = await fetch(address, {
    method: 'POST',
    body,
    headers: { ...signed(body), 'webhook-signature': 'v1,AAAA' },
  })
  expect(foreign.status).toBe(401)
  await desk.frame.press('g', 'l')
  await expect(desk.live.comments).toContainText('从别的程序送来')
  await desk.frame.press('g', 's')
  await expect(sources.row('shop')).toContainText('1 条没有收下')
})

test('a program that goes away is said to be awaited, in the settings and at the desk, until it hands in again', async () => {
  const address = await intakeAddress()
  const socket = new WebSocket(address.replace('http', 'ws'), { headers: signed('') })
  await once(socket, 'open')
  socket.terminate()
  await expect(sources.row('shop')).toContainText(/送评论的程序断开（closed \d+），正在等它再连/)
  await desk.frame.open('live')
  await expect(desk.live.comments).toContainText('向评论来源“shop”送评论的程序断开了')
  const body = JSON.stringify({ id: 'm-back', text: '又送来了' })
  await fetch(address, { method: 'POST', body, headers: signed(body) })
  await expect(desk.live.comments).not.toContainText('送评论的程序断开了')
  await desk.frame.open('settings')
  await expect(sources.row('shop')).toContainText('已连接')
})

test('changed without its secret it keeps it; one that nobody answers says so and goes on trying', async () => {
  await sources.change('shop').click()
  await expect(sources.field('签名密钥', 'Signing secret')).toHaveValue('')
  await sources.field('平台', 'Platform').fill('weishi')
  await sources.connect.click()
  await expect(sources.form).toBeHidden()
  await expect(sources.row('shop')).toContainText('等待送来')
  await desk.frame.press('n')
  await sources.kind.selectOption({ label: '本机其他程序的 WebSocket' })
  await sources.field('名称', 'Name').fill('beside')
  await sources.field('平台', 'Platform').fill('douyin')
  await sources.field('地址', 'Address').fill('ws://127.0.0.1:9')
  await sources.connect.click()
  await expect(sources.row('beside')).toContainText(/已断开|被拒绝/)
  await expectAccessible(page)
})

test('a source is removed by a second press in place', async () => {
  await sources.remove('beside').click()
  await sources.removeSure('beside').click()
  await expect(sources.row('beside')).toHaveCount(0)
  await expect(sources.row('shop')).toContainText('等待送来')
  await desk.frame.switchLanguage()
  await expect(sources.row('shop')).toContainText('Listening')
  await expectAccessible(page)
  await desk.frame.switchLanguage()
})

test('an auditor sees how sources stand and is offered no change', async () => {
  await desk.frame.press('g', 'o')
  await desk.entrance.signIn('苏青', '246810')
  await desk.frame.press('g', 's')
  await expect(sources.row('shop')).toContainText('等待送来')
  await expect(sources.panel.getByRole('button')).toHaveCount(0)
})

test('after a crash of the studio sources are there again with their secrets, and say what may be missing', async () => {
  await studio.kill()
  await studio.startAgain()
  await enter(desk, studio)
  await desk.frame.press('g', 's')
  await expect(sources.row('shop')).toContainText('等待送来')
  await expect(sources.row('shop')).toContainText('可能漏收了评论')
  const address = await intakeAddress()
  const body = JSON.stringify({ id: 'm-2', text: '重启之后送来' })
  const answer = await fetch(address, { method: 'POST', body, headers: signed(body) })
  expect(await answer.json()).toEqual({ kept: 1, notKept: 0, malformed: 0 })
  await expectAccessible(page)
  await desk.frame.press('g', 'l')
  await expect(desk.live.comments).toContainText('重启之后送来')
  await desk.live.scrollTo(/评论来源“shop”在 .+ 之间可能有评论缺失/)
  await desk.live.scrollTo('何奕设置了评论来源：demo shop')
})

async function intakeAddress(): Promise<string> {
  const shown = await sources.row('shop').textContent()
  const address = /http:\/\/127\.0\.0\.1:\d+\/v1\/comments\/shop/.exec(shown ?? '')?.[0]
  if (address === undefined) throw new Error(`no address in ${shown}`)
  return address
}

function signed(body: string): Record<string, string> {
  const id = `msg-${body.length}`
  const at = String(Math.floor(Date.now() / 1_000))
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const mac = createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': `v1,${mac}` }
}
