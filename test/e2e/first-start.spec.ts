/** The first start: an empty data folder, a PC on which OBS is there or not, and a room at the end. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { browserMissing } from '#test/harness/browser.ts'
import { startOwnRehearsal } from '#test/harness/room-out.ts'
import { expectAccessible } from './accessible.ts'
import { Console } from './pages/console.ts'
import { FirstStart } from './pages/first-start.ts'
import { type ServedStudio, serveStudio } from './served-studio.ts'

test.skip(browserMissing() !== null, browserMissing() ?? '')

let studio: ServedStudio

test.beforeEach(async () => {
  studio = await serveStudio({ args: [] })
})

test.afterEach(async () => {
  await studio[Symbol.asyncDispose]()
})

/** What OBS itself would have written of its WebSocket server. */
async function configureObs(config: object): Promise<void> {
  const folder = join(studio.folder, 'home', '.config', 'obs-studio', 'plugin_config', 'obs-websocket')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'config.json'), JSON.stringify(config))
}

test('an owner is made, the OBS of this PC is found once its server is on, and the room is opened', async ({
  page,
}) => {
  const recordings = await mkdtemp(join(tmpdir(), 'fairlive-recordings-'))
  const obs = await startOwnRehearsal(recordings)
  try {
    const first = new FirstStart(page)
    const { live, settings, frame } = new Console(page)
    await page.goto(await studio.address())
    await expect(first.now).toContainText('负责人')
    await first.makeOwner('', '12')
    await expect(first.owner).toContainText('请填写姓名')
    await expect(first.owner).toContainText('PIN 为 6 到 12 位数字')
    await first.makeOwner('沈知遥', '135790', '135791')
    await expect(first.owner).toContainText('两次输入的 PIN 不同')
    await first.makeOwner('沈知遥', '135790')

    await expect(first.now).toContainText('OBS')
    await expect(first.setup).toContainText('没有找到 OBS')
    await expect(first.setup).toContainText('请安装 OBS 29 或更新的版本并启动一次')
    await configureObs({ server_enabled: false })
    await settings.lookAgain.click()
    await expect(first.setup).toContainText('WebSocket 服务器没有开启')
    await expect(first.setup).toContainText('勾选“开启 WebSocket 服务器”')

    await settings.obsAddress.fill(obs.url)
    await settings.obsPassword.fill('wrong')
    await settings.connect.click()
    await expect(first.setup.getByRole('alert')).toContainText('OBS 拒绝了密码。')
    await expect(first.setup.getByRole('alert')).toContainText('显示连接信息')

    await configureObs({ server_enabled: true, server_port: obs.port, server_password: obs.password })
    await settings.lookAgain.click()
    await expect(first.setup).toContainText(`找到本机的 OBS：${obs.url}`)
    await settings.connectFound.click()

    await expect(first.now).toContainText('直播间')
    await settings.openRoom.click()
    await expect(settings.room).toContainText('请填写')
    await settings.roomName.fill('知遥的茶室')
    await settings.platform.fill('示例平台')
    await settings.openRoom.click()
    await expect(frame.room).toHaveText('知遥的茶室')
    await expect(live.programme).toBeVisible()
    await expect(live.cards).toContainText('还没有商品卡')
    await expect(live.entry('沈知遥建立了直播间“知遥的茶室”')).toBeVisible()
  } finally {
    await obs.close()
    await rm(recordings, { recursive: true, force: true })
  }
})

test('in English: without any OBS the rehearsal one serves', async ({ page }) => {
  const first = new FirstStart(page)
  const { live, settings, frame } = new Console(page)
  await page.goto(await studio.address())
  await page.getByRole('button', { name: 'English' }).click()
  await expect(first.now).toContainText('Owner')
  await expectAccessible(page)
  await first.makeOwner('Ada', '135790')
  await expect(first.setup).toContainText('No configuration of OBS was found on this PC.')
  await expectAccessible(page)
  await settings.rehearsal.click()
  await expect(first.now).toContainText('Room')
  await expectAccessible(page)
  await settings.roomName.fill('Tea room')
  await settings.platform.fill('Example platform')
  await settings.openRoom.click()
  await expect(frame.room).toHaveText('Tea room')
  await expect(live.programme).toBeVisible()
  await expect(live.scene('数字人')).toBeVisible()
  await expect(live.entry('Ada opened the room “Tea room”')).toBeVisible()
})
