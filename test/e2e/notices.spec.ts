/** The operator sees which notice stands on air, and that a card waits for the one that goes before it. */
import { expect, test } from '@playwright/test'
import { browserMissing } from '#test/harness/browser.ts'
import { expectAccessible } from './accessible.ts'
import { Console } from './pages/console.ts'
import { enter, goLive } from './room-out.ts'
import { serveStudio } from './served-studio.ts'

test.skip(browserMissing() !== null, browserMissing() ?? '')

test('a notice is told with its state, and the card that waits for one says so until it is seen', async ({
  page,
}) => {
  await using studio = await serveStudio({ args: ['--rehearsal', '--demo'] })
  const desk = new Console(page)
  const { live } = desk
  await enter(desk, studio)
  await expect(live.onAir).toContainText('屏上没有提示')
  await goLive(desk)
  await expect(live.onAir).toContainText(/平台外交易提示：.*OBS 已确认/)
  await live.air('粮食酿造白酒 52 度 500ml').click()
  await expect(live.onAir).toContainText('未成年人提示播满后显示')
  await expect(live.onAir).toContainText(/未成年人提示：.*OBS 已确认/)
  await expectAccessible(page)
  await expect(live.onAir).not.toContainText('播满后显示')
  await expect(live.onAir).toContainText(/平台外交易提示：.*OBS 已确认/)
  await desk.frame.switchLanguage()
  await expect(live.onAir).toContainText(/Deals elsewhere: .*OBS confirmed/)
})
