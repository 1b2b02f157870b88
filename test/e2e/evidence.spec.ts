/** Somebody hides the label in OBS: the console shows the programme from before and after, and no picture that was changed. */
import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import type { OBSWebSocket } from 'obs-websocket-js/json'
import { browserMissing } from '#test/harness/browser.ts'
import { expectAccessible } from './accessible.ts'
import type { Console } from './pages/console.ts'
import { GuardDetails } from './pages/guard-details.ts'
import { openRoomOfOwn, type RoomOfOwn } from './room-of-own.ts'
import { enter, goLive } from './room-out.ts'
import type { ServedStudio } from './served-studio.ts'

test.skip(browserMissing() !== null, browserMissing() ?? '')
test.describe.configure({ mode: 'serial' })

const sceneName = '数字人'

let room: RoomOfOwn
let studio: ServedStudio
let page: Page
let desk: Console
let details: GuardDetails
let somebody: OBSWebSocket

test.beforeAll(async ({ browser }) => {
  room = await openRoomOfOwn(browser)
  studio = room.studio
  page = room.page
  desk = room.desk
  somebody = room.somebody
  details = new GuardDetails(page)
  await enter(desk, studio)
  await goLive(desk)
})

test.afterAll(() => room[Symbol.asyncDispose]())

test('a guard’s details show each violation with the programme before and after, and lead to its evidence', async () => {
  await desk.live.scene(sceneName).click()
  await expect(desk.live.guard('AI 标识')).toContainText('生效')
  const { sceneItemId } = await somebody.call('GetSceneItemId', { sceneName, sourceName: 'Fairlive·AI标识' })
  await somebody.call('SetSceneItemEnabled', { sceneName, sceneItemId, sceneItemEnabled: false })
  await desk.live.guard('AI 标识').getByRole('button').click()
  const incident = details.incidents.getByRole('article').first()
  await expect(incident).toContainText('毫秒内恢复')
  await expect(details.picture(incident, '之前', 'Before')).toBeVisible()
  await expect(details.picture(incident, '之后', 'After')).toBeVisible()
  // Whether one was taken of the few milliseconds between is chance; it is said either way.
  await expect(incident.getByRole('figure')).toHaveCount(3)
  expect(await isDrawn(details.picture(incident, '之前', 'Before'))).toBe(true)
  await expectAccessible(page)
  await incident.getByRole('button', { name: /之前的画面/ }).click()
  await expect(incident.getByRole('button', { name: /之前的画面/ })).toHaveAttribute('aria-pressed', 'true')
  await incident.getByRole('button', { name: /台账第 \d+ 条/ }).click()
  await expect(details.picture(desk.live.evidence, '之前', 'Before')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
})

test('a picture that was changed on disk is not shown, and one that is gone is said to be', async () => {
  const folder = join(studio.folder, 'data', 'evidence')
  const [session = ''] = await readdir(folder)
  const files = await readdir(join(folder, session))
  expect(files.length).toBeGreaterThan(1)
  for (const file of files) await writeFile(join(folder, session, file), 'another picture')
  await desk.live.guard('AI 标识').getByRole('button').click()
  const incident = details.incidents.getByRole('article').first()
  await expect(incident).toContainText('文件与台账里的哈希不符，不予显示')
  await expect(incident.getByRole('img')).toHaveCount(0)
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await rm(join(folder, session), { recursive: true })
  await desk.live.guard('AI 标识').getByRole('button').click()
  await expect(incident).toContainText('画面文件不在了')
})

function isDrawn(picture: ReturnType<GuardDetails['picture']>): Promise<boolean> {
  return picture.evaluate((element) => (element as HTMLImageElement).naturalWidth > 100)
}
