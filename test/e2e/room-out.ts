import { expect } from '@playwright/test'
import { demoPin } from './demo.ts'
import type { Console } from './pages/console.ts'
import type { ServedStudio } from './served-studio.ts'

/** Opens the console and signs in, by default as the demo's operator. */
export async function enter(desk: Console, studio: ServedStudio, name = '何奕'): Promise<void> {
  await desk.page.goto(await studio.address())
  await desk.entrance.signIn(name, demoPin)
}

/** From the sign-in to the live screen on air, in the Chinese console: every source as it is proposed. */
export async function goLive({ frame, preflight, live }: Console): Promise<void> {
  // By the rail: two keys in turn may come too far apart while a busy machine draws its first screen.
  await frame.open('preflight')
  await expect(preflight.act('开始检查', 'Begin the preflight')).toBeEnabled()
  await frame.press('b')
  await expect(preflight.sources.getByRole('combobox').first()).toBeVisible()
  await frame.press('a')
  await expect(preflight.check('画面来源')).toContainText('所有画面来源都已申报。')
  await expect(preflight.check('标识与商品卡')).toContainText('已放进每个场景')
  await frame.press('Shift+L', 'Shift+L')
  await expect(frame.phase('直播中')).toBeVisible()
  await frame.press('g', 'l')
  await expect(live.monitor).toContainText('播出中')
  await expect(live.entry('推流已开始，OBS 已确认')).toBeVisible()
  await expect(live.entry('录像已开始，OBS 已确认')).toBeVisible()
}
