/** The pictures in docs/screenshots, drawn anew by `UPDATE_SCREENSHOTS=1 npx playwright test screenshots`. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { OBSWebSocket } from 'obs-websocket-js/json'
import { startOwnRehearsal } from '#test/harness/room-out.ts'
import { Console } from './pages/console.ts'
import { enter, goLive } from './room-out.ts'
import { serveStudio } from './served-studio.ts'

const folder = join(import.meta.dirname, '..', '..', 'docs', 'screenshots')
const label = 'Fairlive·AI标识'
const cup = '釉下彩手绘马克杯 350ml'

test('a room that is live, and what leads there and follows', async ({ page }) => {
  const recordings = await mkdtemp(join(tmpdir(), 'fairlive-recordings-'))
  await using obs = await startOwnRehearsal(recordings)
  await using studio = await serveStudio({ args: ['--obs', obs.url, '--demo'], obsPassword: obs.password })
  const desk = new Console(page)
  const { frame, live, preflight, cards, archive } = desk
  const picture = async (name: string) => {
    await page.mouse.move(0, 0)
    await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
  }

  await enter(desk, studio)
  await goLive(desk)
  await expect(live.comments.getByRole('article').nth(8)).toBeVisible()
  await frame.press(await live.keyOf('商品特写'))
  await expect(live.scene('商品特写')).toHaveAttribute('aria-pressed', 'true')
  await live.filter.fill('卷烟')
  await live.air('硬盒卷烟 一条').click()
  await expect(live.refusal).toBeVisible()
  await live.filter.press('Escape')
  await live.air(cup).click()
  await expect(live.onAir).toContainText('OBS 已确认')
  const somebody = new OBSWebSocket()
  await somebody.connect(obs.url, obs.password)
  const where = { sceneName: '商品特写', sourceName: label }
  const { sceneItemId } = await somebody.call('GetSceneItemId', where)
  await somebody.call('SetSceneItemEnabled', { sceneName: '商品特写', sceneItemId, sceneItemEnabled: false })
  await expect(live.guard('AI 标识')).toContainText('恢复 1 次')
  await somebody.disconnect()
  await expect(live.cards.getByRole('status')).toBeHidden()
  await picture('live.zh')
  await frame.press('Shift+Y')
  await expect(live.onAir).toContainText('OBS confirmed')
  await picture('live.en')
  await frame.press('Shift+Y')

  await frame.press('g', 'c')
  await cards.open('多种维生素片 60 片')
  await expect(cards.verdict.getByRole('button').first()).toBeVisible()
  await picture('cards')

  await frame.press('Shift+X', 'Shift+X')
  await expect(frame.phase('已归档')).toBeVisible()
  await frame.press('g', 'a')
  await expect(archive.play.first()).toBeVisible()
  // Towards its end the card is on air; the player is still once it has drawn that.
  await archive.player.evaluate((video: HTMLVideoElement) => {
    video.currentTime = video.duration - 2
  })
  await expect
    .poll(() => archive.player.evaluate((video: HTMLVideoElement) => !video.seeking && video.readyState >= 2))
    .toBe(true)
  await expect(page.getByRole('status')).toHaveCount(0)
  await picture('archive')

  await frame.press('g', 'p')
  await preflight.supervisor.selectOption('周宁')
  await frame.press('b')
  await expect(preflight.checks.getByRole('listitem').first()).toBeVisible()
  await expect(page.getByRole('status')).toHaveCount(0)
  await picture('preflight')
  await rm(recordings, { recursive: true, force: true })
})
