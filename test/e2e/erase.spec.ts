/** Erasing from the ledger: the owner is told what it does and from when on; nobody else is offered it. */
import { expect, test } from '@playwright/test'
import { browserMissing } from '#test/harness/browser.ts'
import { expectAccessible } from './accessible.ts'
import { demoPin } from './demo.ts'
import { Console } from './pages/console.ts'
import { enter } from './room-out.ts'
import { serveStudio } from './served-studio.ts'

test.skip(browserMissing() !== null, browserMissing() ?? '')

test('what it does, what stays and when it may be is said before anything can be erased', async ({
  page,
}) => {
  await using studio = await serveStudio({ args: ['--rehearsal', '--demo'] })
  const desk = new Console(page)
  const { archive, frame, preflight } = desk
  await enter(desk, studio, '林晓')
  await frame.open('preflight')
  await expect(preflight.act('开始检查', 'Begin the preflight')).toBeEnabled()
  await frame.press('b')
  await expect(frame.phase('检查中')).toBeVisible()
  await frame.open('archive')
  await archive.erase.click()
  await expect(archive.erasing).toContainText('这一场还没有结束')
  await page.keyboard.press('Escape')
  await frame.open('preflight')
  await expect(preflight.act('结束检查', 'End the preflight')).toBeEnabled()
  await frame.press('Shift+E')
  await expect(frame.phase('检查中')).toBeHidden()
  await frame.open('archive')
  await archive.erase.click()
  await expect(archive.erasing).toContainText('永久删除本场记录的内容')
  await expect(archive.erasing).toContainText('台账照样可以验证')
  await expect(archive.erasing).toContainText('大的台账要几分钟')
  await expect(archive.erasing).toContainText(/必须保存到 20\d\d-\d\d-\d\d，不能提前擦除/)
  await expect(archive.erasing.getByRole('textbox')).toHaveCount(0)
  await expectAccessible(page)
  await expect(archive.erasing.getByRole('button', { name: /^擦除 \d+ 条的内容/ })).toBeDisabled()
  await page.keyboard.press('Escape')
  await frame.signOut()
  await desk.entrance.signIn('周宁', demoPin)
  await frame.open('archive')
  await expect(archive.entries.getByRole('button').first()).toBeVisible()
  await expect(archive.erase).toHaveCount(0)
})
