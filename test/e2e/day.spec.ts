/** An operator's day on the rehearsal OBS: from the one-time address to a ledger without findings. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { OBSWebSocket } from 'obs-websocket-js/json'
import type { RehearsalObs } from '#electron/obs/rehearsal/start.ts'
import { browserMissing } from '#test/harness/browser.ts'
import { startOwnRehearsal } from '#test/harness/room-out.ts'
import { demoPin } from './demo.ts'
import { type HeldWire, layWire } from './held-wire.ts'
import { Console } from './pages/console.ts'
import { type ServedStudio, serveStudio } from './served-studio.ts'

test.skip(browserMissing() !== null, browserMissing() ?? '')
test.describe.configure({ mode: 'serial' })

const avatar = '数字人画面'
const label = 'Fairlive·AI标识'

let recordings: string
let obs: RehearsalObs
let wire: HeldWire
let studio: ServedStudio
let page: Page
let desk: Console
/** Somebody else at the same PC, with OBS in their hands. */
const somebody = new OBSWebSocket()

test.beforeAll(async ({ browser }) => {
  recordings = await mkdtemp(join(tmpdir(), 'fairlive-recordings-'))
  obs = await startOwnRehearsal(recordings)
  wire = await layWire(obs.port)
  studio = await serveStudio({ args: ['--obs', wire.url, '--demo'], obsPassword: obs.password })
  page = await browser.newPage()
  desk = new Console(page)
  await somebody.connect(obs.url, obs.password)
})

test.afterAll(async () => {
  await somebody.disconnect()
  await page.close()
  await studio[Symbol.asyncDispose]()
  await wire[Symbol.asyncDispose]()
  await obs.close()
  await rm(recordings, { recursive: true, force: true })
})

test('the address opens the console once', async ({ browser }) => {
  const address = await studio.address()
  await page.goto(address)
  await expect(desk.entrance.form).toBeVisible()
  expect(new URL(page.url()).search).toBe('')

  const elsewhere = await browser.newPage()
  await elsewhere.goto(address)
  await expect(elsewhere.getByText('这个地址已经用过')).toBeVisible()
  await expect(elsewhere.getByText('This address was used already')).toBeVisible()
  await elsewhere.close()
})

test('the operator signs in by keyboard; a wrong PIN is a sentence in place', async () => {
  const { form, refusal } = desk.entrance
  await expect(desk.entrance.pin).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(desk.entrance.person('何奕')).toBeChecked()
  await page.keyboard.press('Tab')
  await page.keyboard.type('000000')
  await page.keyboard.press('Enter')
  await expect(refusal).toContainText('PIN 不对。')
  await expect(refusal).toContainText('还可以试 4 次')
  await page.keyboard.type(demoPin)
  await page.keyboard.press('Enter')
  await expect(form).toBeHidden()
  await expect(desk.frame.room).toHaveText('林晓的好物间')
})

test('the preflight says what is missing, and going live is refused with it', async () => {
  await desk.frame.press('g', 'p')
  await desk.preflight.supervisor.selectOption('周宁')
  await expect(desk.preflight.act('开始检查', 'Begin the preflight')).toBeEnabled()
  await desk.frame.press('b')
  await expect(desk.frame.told('已入账：开始检查')).toBeVisible()
  const sources = desk.preflight.check('画面来源')
  await expect(sources).toContainText('未通过')
  await expect(sources).toContainText(`“${avatar}”`)
  await expect(sources).toContainText('请逐一说明')
  await expect(desk.preflight.check('监督员')).toContainText('本场监督员：周宁')
  await expect(desk.preflight.check('标识与商品卡')).toContainText('已放进每个场景')
  await desk.frame.press('Shift+L')
  await expect(desk.frame.told('开播：现在不可以，1 项检查未通过')).toBeVisible()
  await expect(desk.preflight.act('开播', 'Go live')).toBeDisabled()
})

test('the sources are declared, the avatar as a virtual image, and where the room is', async () => {
  await expect(desk.preflight.nature(avatar)).toHaveValue('')
  await desk.frame.press('a')
  await expect(desk.preflight.nature(avatar)).toHaveValue('virtual-image')
  await expect(desk.preflight.nature('主播摄像头')).toHaveValue('real')
  await expect(desk.preflight.check('画面来源')).toContainText('所有画面来源都已申报。')

  await desk.preflight.address.fill('演示市云溪路 8 号 5 层')
  await desk.preflight.address.press('Enter')
  await expect(desk.frame.told('已完成：申报地点')).toBeVisible()
  await expect(desk.preflight.place).toContainText('不在受保护场所内')
  await expect(desk.preflight.session).toContainText('检查通过，可以彩排或开播')
})

test('going live asks twice, then the tally is red and the clock runs', async () => {
  await desk.frame.press('Shift+L')
  await expect(desk.frame.told('再按一次 Shift+L 确认：开播：开始输出和录像')).toBeVisible()
  await desk.frame.press('Shift+L')
  await expect(desk.frame.phase('直播中')).toBeVisible()
  await desk.frame.press('g', 'l')
  await expect(desk.live.monitor).toContainText('播出中')
  await expect(desk.live.programme).toBeVisible()
  await expect(desk.frame.clock).toHaveText(/^00:00:0[2-9]$/)
  for (const guard of ['商品卡', '录像', '工作室模式', '安全画面']) {
    await expect(desk.live.guard(guard)).toContainText('生效')
  }
  await expect(desk.live.entry('何奕开播，由 OBS 推流')).toBeVisible()
  await expect(desk.live.entry('推流已开始，OBS 已确认')).toBeVisible()
})

test('a card airs by its key: asked at once, confirmed when OBS has it', async () => {
  const cup = '釉下彩手绘马克杯 350ml'
  await expect(desk.live.card(cup)).toContainText('可上屏')
  await expect(desk.live.card(cup)).toContainText('¥39.90')
  wire.hold()
  await desk.frame.press('q')
  await expect(desk.live.onAir).toContainText('已请求')
  wire.release()
  await expect(desk.live.onAir).toContainText('OBS 已确认')
  await expect(desk.live.onAir).toContainText(cup)
  await expect(desk.live.card(cup)).toContainText('在屏上')
})

test('a forbidden card is refused in its place, with the rule', async () => {
  await desk.frame.press('/')
  await desk.live.filter.fill('卷烟')
  await desk.live.air('硬盒卷烟 一条').click()
  await expect(desk.live.refusal).toContainText('硬盒卷烟 一条')
  await expect(desk.live.refusal.getByRole('button', { name: /广告法/ })).toBeVisible()
  await desk.live.filter.press('Escape')
  await expect(desk.live.filter).toHaveValue('')
  await expect(desk.live.entry(/何奕让商品卡“硬盒卷烟 一条”上屏被拒绝/)).toBeVisible()
  await expect(desk.live.onAir).toContainText('OBS 已确认')
})

test('somebody hides the label in OBS: it is back, counted and told', async () => {
  await desk.frame.press(await desk.live.keyOf('数字人'))
  await expect(desk.live.scene('数字人')).toHaveAttribute('aria-pressed', 'true')
  await expect(desk.live.guards).toContainText('标识须全程在屏')
  await expect(desk.live.guard('AI 标识')).toContainText('生效')

  const where = { sceneName: '数字人', sourceName: label }
  const { sceneItemId } = await somebody.call('GetSceneItemId', where)
  const item = { sceneName: '数字人', sceneItemId }
  await somebody.call('SetSceneItemEnabled', { ...item, sceneItemEnabled: false })
  await expect(desk.live.guard('AI 标识')).toContainText('恢复 1 次')
  await expect(desk.live.guard('AI 标识')).toContainText('生效')
  const { sceneItemEnabled } = await somebody.call('GetSceneItemEnabled', item)
  expect(sceneItemEnabled).toBe(true)
  await expect(desk.live.entry(/AI 标识已在 \d+ 毫秒内恢复。原因：它在场景“数字人”里被隐藏/)).toBeVisible()
})

test('an entry opens its evidence: the content, the proof, and the rule where one was applied', async () => {
  const { evidence } = desk.live
  await desk.live.entry(/AI 标识已在 \d+ 毫秒内恢复/).click()
  await expect(evidence).toContainText('guard.restored')
  await expect(evidence).toContainText('内容与台账中的承诺一致')
  // A checkpoint is signed on a clock; until one covers the entry there is no proof to show.
  await expect(evidence).toContainText('个哈希，可用任何 RFC 6962 工具验证', { timeout: 30_000 })
  await page.keyboard.press('Escape')
  await expect(evidence).toBeHidden()

  await desk.live.entry(/何奕让商品卡“硬盒卷烟 一条”上屏被拒绝/).click()
  await expect(evidence).toContainText('card.air-refused')
  await expect(evidence.getByRole('button', { name: '广告法 第二十二条' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(evidence).toBeHidden()
})

test('F9 cuts to the safe scene, and F9 again back', async () => {
  await desk.frame.press('F9')
  await expect(desk.live.scene('Fairlive·安全画面')).toHaveAttribute('aria-pressed', 'true')
  await expect(desk.live.entry('何奕切到了安全画面')).toBeVisible()
  await desk.frame.press('F9')
  await expect(desk.live.scene('数字人')).toHaveAttribute('aria-pressed', 'true')
  await expect(desk.live.entry('何奕从安全画面切回')).toBeVisible()
})

test('the digits cut scenes, and 0 goes back', async () => {
  await desk.frame.press(await desk.live.keyOf('主播机位'))
  await expect(desk.live.scene('主播机位')).toHaveAttribute('aria-pressed', 'true')
  await desk.frame.press('0')
  await expect(desk.live.scene('数字人')).toHaveAttribute('aria-pressed', 'true')
})

test('what needs a second person airs after the supervisor approved it at another window', async ({
  browser,
}) => {
  const biscuits = '黄油曲奇礼盒 480g 最佳伴手礼'
  await desk.live.air(biscuits).click()
  await expect(desk.live.refusal).toContainText('批准')

  const secondWindow = await browser.newPage()
  const supervisor = new Console(secondWindow)
  await secondWindow.goto(await studio.address())
  await supervisor.entrance.signIn('周宁', demoPin)
  await supervisor.frame.open('cards')
  await supervisor.cards.open(biscuits)
  await supervisor.cards.approve('已核对标签')
  await expect(supervisor.cards.row(biscuits)).toContainText('周宁批准')
  await secondWindow.close()

  await expect(desk.live.card(biscuits)).toContainText('已批准')
  await desk.live.air(biscuits).click()
  await expect(desk.live.onAir).toContainText(biscuits)
  await expect(desk.live.onAir).toContainText('OBS 已确认')
  await expect(desk.live.entry(`周宁批准了商品卡“${biscuits}”，理由：已核对标签`)).toBeVisible()
})

test('the same screen in English, by one key', async () => {
  await desk.frame.press('Shift+Y')
  await expect(page.getByRole('region', { name: 'What just happened' })).toBeVisible()
  await expect(desk.live.monitor).toContainText('On air')
  await expect(desk.live.onAir).toContainText('OBS confirmed')
  await expect(desk.live.guard('AI label')).toContainText('Restored 1×')
  await expect(desk.live.entry(/周宁 approved the card “黄油曲奇礼盒/)).toBeVisible()
  await desk.frame.press('Shift+Y')
  await expect(desk.live.onAir).toContainText('OBS 已确认')
})

test('closing asks twice and archives the session', async () => {
  await desk.frame.press('Shift+X')
  await expect(desk.frame.told('再按一次 Shift+X 确认')).toBeVisible()
  await desk.frame.press('Shift+X')
  await expect(desk.frame.phase('已归档')).toBeVisible()
  await expect(desk.live.monitor).toContainText('未播出')
  await expect(desk.live.onAir).toContainText('屏上没有商品卡')
  await expect(desk.live.entry('本场已归档，共 1 段录像')).toBeVisible()
})

test('the archive plays the recording with seeking, beside what happened', async () => {
  await desk.frame.press('g', 'a')
  await expect(desk.archive.session('录像 1 段')).toBeVisible()
  await expect(desk.archive.recordings).toContainText(/[0-9a-f]{8}…/)
  const inThreeYears = new Date().getFullYear() + 3
  await expect(desk.archive.recordings).toContainText(String(inThreeYears))

  const player = desk.archive.player
  const state = () =>
    player.evaluate((video: HTMLVideoElement) => ({
      at: video.currentTime,
      seeking: video.seeking,
      seconds: video.duration,
      drawn: video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA,
    }))
  await expect.poll(async () => (await state()).drawn).toBe(true)
  const { seconds } = await state()
  expect(seconds).toBeGreaterThan(2)
  await player.evaluate((video: HTMLVideoElement) => {
    video.currentTime = video.duration / 2
  })
  await expect.poll(state).toMatchObject({ at: seconds / 2, seeking: false, drawn: true })

  await desk.archive.entry(/何奕让商品卡“釉下彩手绘马克杯 350ml”上屏 \d+/).click()
  await expect(desk.live.evidence).toContainText('card.aired')
  await page.keyboard.press('Escape')
  await expect.poll(async () => (await state()).at).toBeLessThan(seconds / 2)
})

test('nothing is deleted early: not by the operator, and not by the owner before the day that the rule sets', async () => {
  await desk.archive.deletes.first().click()
  await expect(desk.archive.refusal).toContainText('操作员不能删除录像')
  await desk.frame.signOut()
  await desk.entrance.signIn('林晓', demoPin)
  await desk.archive.deletes.first().click()
  await expect(desk.archive.refusal).toContainText(
    /这段录像必须保存到 \d{4}-\d\d-\d\d，不能提前删除。磁盘不够时，/,
  )
  await expect(desk.archive.refusal.getByRole('button', { name: /第.+条/ }).first()).toBeVisible()
})

test('the ledger of the day verifies', async () => {
  await desk.frame.press('g', 's')
  await desk.settings.verify.click()
  await expect(desk.frame.told(/验证通过：\d+ 条，没有发现问题/)).toBeVisible()
})
