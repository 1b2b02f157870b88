/** Another program undoes every repair of the label: the ladder in the console, and a hold by two people. */
import { expect, type Page, test } from '@playwright/test'
import type { OBSWebSocket } from 'obs-websocket-js/json'
import { browserMissing } from '#test/harness/browser.ts'
import { expectAccessible } from './accessible.ts'
import { demoPin } from './demo.ts'
import type { Console } from './pages/console.ts'
import { GuardDetails } from './pages/guard-details.ts'
import { openRoomOfOwn, type RoomOfOwn } from './room-of-own.ts'
import { enter, goLive } from './room-out.ts'
import type { ServedStudio } from './served-studio.ts'

test.skip(browserMissing() !== null, browserMissing() ?? '')
test.describe.configure({ mode: 'serial' })

const sceneName = '数字人'
const label = 'Fairlive·AI标识'

let room: RoomOfOwn
let studio: ServedStudio
let page: Page
let desk: Console
let details: GuardDetails
let fighter: OBSWebSocket

test.beforeAll(async ({ browser }) => {
  room = await openRoomOfOwn(browser)
  studio = room.studio
  page = room.page
  desk = room.desk
  fighter = room.somebody
  details = new GuardDetails(page)
  await enter(desk, studio)
  await goLive(desk)
})

test.afterAll(() => room[Symbol.asyncDispose]())

test('a label that is hidden again and again climbs in its row, until the avatar is out of the picture', async () => {
  await desk.live.scene(sceneName).click()
  const row = desk.live.guard('AI 标识')
  await expect(row).toContainText('生效')
  await hide(await labelItem())
  await expect(row).toContainText('恢复 1 次')
  await fight()
  await expect(row).toContainText('提示')
  await expect(row).toContainText('屏上警示')
  await expect(row).toContainText('撤下')
  await expect(desk.live.entry(/“AI 标识”已 \d+ 秒未恢复，相关画面已撤下/)).toBeVisible()
})

test('its details say what was seen and done, by which rule, and what comes next', async () => {
  await desk.frame.press('h')
  await expect(details.dialog).toBeVisible()
  await expect(details.dialog).toContainText('已到“撤下”')
  await expect(details.dialog).toContainText('SetSceneItemEnabled')
  // The avatar is out of the picture, so nothing follows.
  await expect(details.dialog).not.toContainText('接下来')
  await expect(details.dialog).toContainText('直播电商监督管理办法 第三十七条')
  await expectAccessible(page)
})

test('the operator asks for a hold, and it waits for a supervisor who may be called to the desk', async () => {
  await details.hold.getByRole('combobox').selectOption('撤下')
  await expect(details.hold).toContainText('须由另一位监督员或负责人批准')
  await details.ask(60, '别的软件在改标识，已请同事关闭')
  await expect(details.hold).toContainText('请填 1 到 10 的整数')
  await details.ask(5, '别的软件在改标识，已请同事关闭')
  await expect(details.holds).toContainText('何奕请求把“撤下”暂缓 5 分钟，等待批准')
  await expect(details.dialog).toContainText('已到“撤下”')
})

test('the supervisor approves with their own PIN, in place; the step is lifted and the seat stays the operator’s', async () => {
  await details.approve('周宁', demoPin)
  await expect(details.holds).toContainText(/“撤下”暂缓到 .*由何奕提出/)
  await expect(details.dialog).toContainText('已到“屏上警示”')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await desk.live.scrollTo(/周宁批准把“AI 标识”的“撤下”暂缓到/)
  await expect(desk.frame.header).toContainText('何奕')
})

test('ended early, the step is due at once', async () => {
  await desk.frame.press('h')
  await details.holds.getByRole('button', { name: '结束暂缓' }).click()
  await expect(details.dialog).toContainText('已到“撤下”')
})

async function labelItem(): Promise<number> {
  const { sceneItemId } = await fighter.call('GetSceneItemId', { sceneName, sourceName: label })
  return sceneItemId
}

async function hide(sceneItemId: number): Promise<void> {
  await fighter.call('SetSceneItemEnabled', { sceneName, sceneItemId, sceneItemEnabled: false })
}

/** Hides the label of the avatar's scene whenever the studio shows it, or makes it anew. */
async function fight(): Promise<void> {
  const hideAgain = () =>
    void labelItem()
      .then(hide)
      .catch(() => undefined)
  fighter.on('SceneItemEnableStateChanged', (event) => {
    if (event.sceneItemEnabled && event.sceneName === sceneName) hideAgain()
  })
  fighter.on('SceneItemCreated', (event) => {
    if (event.sourceName === label && event.sceneName === sceneName) hideAgain()
  })
  await hide(await labelItem())
}
