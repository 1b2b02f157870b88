/** The same built console on a real OBS: a rehearsal, and the label that somebody takes away. */
import { expect, type Page, test } from '@playwright/test'
import { OBSWebSocket } from 'obs-websocket-js/json'
import { browserMissing } from '#test/harness/browser.ts'
import { obsCollection } from '#test/harness/obs-collection.ts'
import { type RealObs, realObsMissing, startRealObs } from '#test/harness/real-obs.ts'
import { portrait } from '#test/harness/real-obs-files.ts'
import { demoPin } from './demo.ts'
import { Console } from './pages/console.ts'
import { type ServedStudio, serveStudio } from './served-studio.ts'

const missing = browserMissing() ?? realObsMissing()
test.skip(missing !== null, missing ?? '')
test.describe.configure({ mode: 'serial' })

const scene = '直播间'
const avatar = '数字人'
const label = 'Fairlive·AI标识'
/** Dark plain surfaces: whatever is bright in the picture is the studio's own. */
const collection = obsCollection({
  name: 'Room',
  program: scene,
  inputs: [
    { name: '背景', kind: 'color_source_v3', settings: { color: 0xff402010, width: 1080, height: 1920 } },
    { name: avatar, kind: 'color_source_v3', settings: { color: 0xff305070, width: 600, height: 900 } },
  ],
  scenes: [{ name: scene, items: [{ source: '背景' }, { source: avatar }] }],
})

let obs: RealObs
let studio: ServedStudio
let page: Page
let desk: Console
const somebody = new OBSWebSocket()

test.beforeAll(async ({ browser }) => {
  obs = await startRealObs({ canvas: portrait, collections: { Room: collection } })
  studio = await serveStudio({ args: ['--obs', obs.url, '--demo'], obsPassword: obs.password })
  await somebody.connect(obs.url, obs.password)
  page = await browser.newPage()
  desk = new Console(page)
})

test.afterAll(async () => {
  await page.close()
  await somebody.disconnect()
  await studio[Symbol.asyncDispose]()
  await obs[Symbol.asyncDispose]()
})

test('without an output in OBS the room cannot go live, and rehearses', async () => {
  await page.goto(await studio.address())
  await desk.entrance.signIn('何奕', demoPin)
  await desk.frame.press('g', 'p')
  await expect(desk.preflight.act('开始检查', 'Begin the preflight')).toBeEnabled()
  await desk.frame.press('b')
  await desk.preflight.nature(avatar).selectOption('virtual-image')
  await desk.preflight.nature('背景').selectOption('media')
  await expect(desk.preflight.check('画面来源')).toContainText('所有画面来源都已申报。')
  await expect(desk.preflight.check('标识与商品卡')).toContainText('已放进每个场景')
  await expect(desk.preflight.check('推流地址')).toContainText('没有也可以先彩排')
  await expect(desk.preflight.act('开播', 'Go live')).toBeDisabled()
  await desk.frame.press('Shift+R')
  await expect(desk.frame.phase('彩排中')).toBeVisible()
  await desk.frame.press('g', 'l')
  await expect(desk.live.monitor).toContainText('彩排')
  await expect(desk.live.guard('录像')).toContainText('生效')
})

test('the programme shows the label where the law wants it', async () => {
  await expect(desk.live.guard('AI 标识')).toContainText('生效')
  const { sceneItemId } = await somebody.call('GetSceneItemId', { sceneName: scene, sourceName: label })
  const { sceneItemTransform } = await somebody.call('GetSceneItemTransform', {
    sceneName: scene,
    sceneItemId,
  })
  const place = {
    left: Number(sceneItemTransform.positionX) / portrait.width,
    top: Number(sceneItemTransform.positionY) / portrait.height,
    width: Number(sceneItemTransform.width) / portrait.width,
    height: Number(sceneItemTransform.height) / portrait.height,
  }
  await expect.poll(async () => (await brightness(place)).inside).toBeGreaterThan(0.02)
  // A notice to viewers may stand elsewhere in the picture at this time; the label is denser than any line of it.
  const { inside, outside } = await brightness(place)
  expect(outside).toBeLessThan(inside)
})

test('somebody hides the label in OBS, and it is back', async () => {
  const { sceneItemId } = await somebody.call('GetSceneItemId', { sceneName: scene, sourceName: label })
  const item = { sceneName: scene, sceneItemId }
  await somebody.call('SetSceneItemEnabled', { ...item, sceneItemEnabled: false })
  await expect(desk.live.guard('AI 标识')).toContainText('恢复 1 次')
  await expect(desk.live.guard('AI 标识')).toContainText('生效')
  await expect(desk.live.entry(/AI 标识已在 \d+ 毫秒内恢复/)).toBeVisible()
  expect((await somebody.call('GetSceneItemEnabled', item)).sceneItemEnabled).toBe(true)
})

test('the rehearsal is closed and archived with its recording', async () => {
  await desk.frame.press('Shift+X')
  await desk.frame.press('Shift+X')
  await expect(desk.frame.phase('已归档')).toBeVisible()
  await desk.frame.press('g', 'a')
  await expect(desk.archive.session('录像 1 段')).toBeVisible()
  await expect(desk.archive.play).toBeVisible()
})

type Share = { readonly left: number; readonly top: number; readonly width: number; readonly height: number }

/** The share of nearly white points of the monitor, within a place and outside of it. */
function brightness(place: Share): Promise<{ inside: number; outside: number }> {
  return desk.live.programme.evaluate((canvas: HTMLCanvasElement, { left, top, width, height }: Share) => {
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] }
    const points = { inside: 0, outside: 0 }
    const bright = { inside: 0, outside: 0 }
    for (let at = 0; at < data.length; at += 4) {
      const x = ((at / 4) % canvas.width) / canvas.width - left
      const y = Math.floor(at / 4 / canvas.width) / canvas.height - top
      const where = x >= -0.01 && y >= -0.01 && x <= width + 0.01 && y <= height + 0.01 ? 'inside' : 'outside'
      points[where] += 1
      if (Math.min(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0) > 200) bright[where] += 1
    }
    return { inside: bright.inside / points.inside, outside: bright.outside / points.outside }
  }, place)
}
