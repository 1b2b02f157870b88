import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from '@playwright/test'

const projectDir = join(import.meta.dirname, '..', '..')

test('a start where everything is built already has a usable console within seconds', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'fairlive-start-'))
  const begun = performance.now()
  const script = join(projectDir, 'scripts', 'start.mjs')
  const start = spawn(process.execPath, [script, '--json', '--data', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(start, 'exit')
  try {
    const early = ended.then(([code]) => Promise.reject(new Error(`npm start ended by itself with ${code}`)))
    const [line] = await Promise.race([once(createInterface(start.stdout), 'line'), early])
    const { url, token } = JSON.parse(line)
    await page.goto(`${url}/?token=${token}`)
    await expect(page.getByRole('button', { name: /登录|Sign in/ })).toBeVisible()
    const seconds = (performance.now() - begun) / 1_000
    test.info().annotations.push({ type: 'figure', description: `${seconds.toFixed(2)} s to the sign-in` })
    // The aim is 3 s; a hosted machine that does other things beside may take longer without anything being broken.
    expect(seconds).toBeLessThan(10)
    expect(new URL(page.url()).search).toBe('')
  } finally {
    start.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
})
