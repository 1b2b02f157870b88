/** What goes wrong at a desk: OBS gone or with another password, a studio that crashed, a PIN tried again and again. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { RehearsalObs } from '#electron/obs/rehearsal/start.ts'
import { browserMissing } from '#test/harness/browser.ts'
import { startOwnRehearsal } from '#test/harness/room-out.ts'
import { demoPin } from './demo.ts'
import { Console } from './pages/console.ts'
import { enter, goLive } from './room-out.ts'
import { type ServedStudio, serveStudio } from './served-studio.ts'

test.skip(browserMissing() !== null, browserMissing() ?? '')

let recordings: string
let obs: RehearsalObs
let studio: ServedStudio
let desk: Console

test.beforeEach(async ({ page }) => {
  recordings = await mkdtemp(join(tmpdir(), 'fairlive-recordings-'))
  obs = await startOwnRehearsal(recordings)
  studio = await serveStudio({ args: ['--obs', obs.url, '--demo'], obsPassword: obs.password })
  desk = new Console(page)
})

test.afterEach(async () => {
  await studio[Symbol.asyncDispose]()
  await obs.close()
  await rm(recordings, { recursive: true, force: true })
})

test('OBS dies while live: the bar says so, nothing is claimed any more, and all is in force when it is back', async () => {
  await enter(desk, studio)
  await goLive(desk)
  await expect(desk.live.guard('录像')).toContainText('生效')
  obs.die()
  await expect(desk.frame.told('连不上 OBS：这个地址上没有程序在监听。')).toBeVisible()
  await expect(desk.frame.told('请启动 OBS')).toBeVisible()
  await expect(desk.frame.told('直播间现在没有守护')).toBeVisible()
  await expect(desk.live.guard('录像')).toContainText('无法证明')
  await expect(desk.frame.phase('直播中')).toBeVisible()
  await expect(desk.live.entry(/无法读取 OBS，守护自 .+ 起无法证明/)).toBeVisible()

  obs = await startOwnRehearsal(recordings, { port: obs.port })
  await expect(desk.frame.told('连不上 OBS：')).toBeHidden()
  await expect(desk.frame.told('直播间现在没有守护')).toBeHidden()
  await expect(desk.live.guard('录像')).toContainText('生效')
  await desk.live.scrollTo(/守护恢复可证明/)
})

test('another password in OBS is a sentence with the way to the right one', async () => {
  await enter(desk, studio, '林晓')
  await desk.frame.open('settings')
  await desk.settings.obsAddress.fill(obs.url)
  await desk.settings.obsPassword.fill('not the password')
  await desk.settings.connect.click()
  const refusal = desk.settings.obs.getByRole('alert')
  await expect(refusal).toContainText('OBS 拒绝了密码。')
  await expect(refusal).toContainText('请在 OBS 菜单“工具 → WebSocket 服务器设置 → 显示连接信息”中复制密码')

  await desk.settings.obsPassword.fill(obs.password)
  await desk.settings.connect.click()
  await expect(desk.frame.told('已完成：连接这个 OBS')).toBeVisible()
  await expect(desk.settings.obs).toContainText('已连接')
})

test('the studio crashes while live: the page says so, and the new address leads back into the same session', async ({
  page,
}) => {
  await enter(desk, studio)
  await goLive(desk)
  await studio.kill()
  await expect(desk.frame.told(/与工作室的连接断开于 \d\d:\d\d:\d\d/)).toBeVisible()
  await expect(desk.frame.told('正在自动重连')).toBeVisible()
  await expect(desk.live.monitor).not.toContainText('播出中')

  await studio.startAgain()
  await page.goto(await studio.address())
  await desk.entrance.signIn('何奕', demoPin)
  await expect(desk.frame.phase('直播中')).toBeVisible()
  await expect(desk.live.guard('录像')).toContainText('生效')
  await desk.live.scrollTo(/工作室重新接管了本场直播/)
  // What had been asked for before the crash is nobody else's doing.
  await expect(desk.live.entry(/有人在 OBS 里直接/)).toHaveCount(0)
})

test('a page that a restarted studio does not know says where to go', async ({ page, context }) => {
  await enter(desk, studio)
  const port = new URL(page.url()).port
  await studio.kill()
  await expect(desk.frame.told('与工作室的连接断开于')).toBeVisible()
  await studio.startAgain(['--port', port])
  await expect(desk.frame.told('工作室重新启动过，这个页面不能再连上它')).toBeVisible()
  await expect(desk.frame.told('请打开工作室新给出的网址。它在启动工作室的终端里')).toBeVisible()
  const other = await context.newPage()
  await other.goto(`http://127.0.0.1:${port}/`)
  await expect(other.getByText('请从 Fairlive 启动时给出的地址打开控制台。')).toBeVisible()
})

test('a wrong PIN ten times locks the account, says for how long, and keeps the right one out', async ({
  page,
}) => {
  await page.goto(await studio.address())
  const { entrance } = desk
  await entrance.person('何奕').check()
  const tries = [4, 3, 2, 1].map((left) => `还可以试 ${left} 次，之后会锁定 5 分钟。`)
  for (const said of tries) {
    await entrance.pin.fill('111111')
    await entrance.pin.press('Enter')
    await expect(entrance.refusal).toContainText(said)
  }
  for (let more = 5; more <= 10; more += 1) {
    await entrance.pin.fill('111111')
    await entrance.pin.press('Enter')
    await expect(entrance.pin).toHaveValue('')
    await expect(entrance.refusal).toContainText('何奕 的账号因多次输错 PIN 已锁定。')
  }
  await entrance.pin.fill(demoPin)
  await entrance.pin.press('Enter')
  await expect(entrance.pin).toHaveValue('')
  await expect(entrance.refusal).toContainText('分钟后再试，或请负责人重设 PIN。')
  await expect(entrance.form).toContainText(/锁定至 \d\d:\d\d/)
  await entrance.signIn('林晓', demoPin)
  await expect(desk.live.entry(/何奕登录被拒绝：错误次数过多，锁定至/).first()).toBeVisible()
})
