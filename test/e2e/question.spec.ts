/** A source that nobody declared comes into the picture: the console asks on whatever screen it is, one key an answer. */
import { expect, type Page, test } from '@playwright/test'
import type { OBSWebSocket } from 'obs-websocket-js/json'
import { browserMissing } from '#test/harness/browser.ts'
import { expectAccessible } from './accessible.ts'
import type { Console } from './pages/console.ts'
import { openRoomOfOwn, type RoomOfOwn } from './room-of-own.ts'
import { enter, goLive } from './room-out.ts'
import type { ServedStudio } from './served-studio.ts'

test.skip(browserMissing() !== null, browserMissing() ?? '')
test.describe.configure({ mode: 'serial' })

const scene = '主播机位'
const newcomer = 'VTube Studio 窗口'

let room: RoomOfOwn
let studio: ServedStudio
let page: Page
let desk: Console
let somebody: OBSWebSocket

test.beforeAll(async ({ browser }) => {
  room = await openRoomOfOwn(browser)
  studio = room.studio
  page = room.page
  desk = room.desk
  somebody = room.somebody
})

test.afterAll(() => room[Symbol.asyncDispose]())

test('while everything in the picture is declared nothing is asked', async () => {
  await enter(desk, studio)
  await expect(desk.frame.room).toHaveText('林晓的好物间')
  await goLive(desk)
  await expect(desk.question.region).toBeHidden()
})

test('a newcomer is asked about on another screen too, with what it is taken for and what comes next', async () => {
  await desk.frame.open('cards')
  await somebody.call('CreateInput', {
    sceneName: scene,
    inputName: newcomer,
    inputKind: 'rehearsal_camera',
    inputSettings: { figure: 'somebody' },
  })
  await expect(desk.question.region).toContainText(`画面里的“${newcomer}”没有申报`)
  await expect(desk.question.region).toContainText('采集：somebody')
  await expect(desk.question.region).toContainText('名称里有“vtube”')
  await expect(desk.question.region).toContainText(/\d+ 秒后(警示观众|隐藏)/)
  await expectAccessible(page)
  await desk.frame.switchLanguage()
  await expect(desk.question.region).toContainText('What is it?')
  await expectAccessible(page)
  await desk.frame.switchLanguage()
})

test('one key answers, and the answer is in the ledger', async () => {
  await desk.frame.press('Shift+2')
  await expect(desk.question.region).toBeHidden()
  await desk.frame.open('live')
  await expect(desk.live.entry(`何奕申报来源“${newcomer}”为虚拟形象`)).toBeVisible()
  await expect(desk.live.guard('来源申报')).toContainText('生效')
})

test('a source that changes is asked about with what it was, and may be answered by hand', async () => {
  await somebody.call('SetInputSettings', { inputName: newcomer, inputSettings: { figure: 'another' } })
  await expect(desk.question.region).toContainText('换了内容，原来申报的是虚拟形象')
  await desk.question.answer(`申报“${newcomer}”为视频图片素材`).click()
  await expect(desk.question.region).toBeHidden()
  await expect(desk.live.entry(new RegExp(`来源“${newcomer}”换了内容`))).toBeVisible()
})
