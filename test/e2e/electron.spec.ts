import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, expect, type Page, test } from '@playwright/test'
import { electronProgram } from '#test/harness/electron-program.ts'

const program = electronProgram()
const projectDir = join(import.meta.dirname, '..', '..')

test.describe('the desktop app', () => {
  test.skip('missing' in program, 'missing' in program ? `needs ${program.missing}` : '')

  let folder: string
  let app: ElectronApplication
  let page: Page

  test.beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'fairlive-desktop-'))
    app = await _electron.launch({
      executablePath: 'path' in program ? program.path : '',
      args: [
        projectDir,
        `--user-data-dir=${join(folder, 'user')}`,
        '--data',
        join(folder, 'data'),
        '--rehearsal',
        '--demo',
      ],
    })
    page = await app.firstWindow()
  })

  test.afterEach(async () => {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('shows the console, connected to its own studio process', async () => {
    await expect(page).toHaveURL('fairlive://console/')
    await expect(page.getByRole('button', { name: /登录|Sign in/ })).toBeVisible()
    const processes = await app.evaluate(({ app }) => app.getAppMetrics().map(({ name }) => name))
    expect(processes).toContain('Fairlive Studio')
  })

  test('gives the page nothing of Node or Electron', async () => {
    const seen = await page.evaluate(() => ({
      require: typeof Reflect.get(globalThis, 'require'),
      process: typeof Reflect.get(globalThis, 'process'),
      electron: Object.keys(globalThis).filter((name) => /electron|ipc/i.test(name)),
    }))
    expect(seen).toEqual({ require: 'undefined', process: 'undefined', electron: [] })
  })

  test('comes back by itself after its studio was killed', async () => {
    const studio = await app.evaluate(({ app }) => {
      return app.getAppMetrics().find(({ name }) => name === 'Fairlive Studio')?.pid ?? null
    })
    if (studio === null) throw new Error('no studio process is running')
    process.kill(studio, 'SIGKILL')
    const next = () =>
      app.evaluate(({ app }, dead) => {
        return app.getAppMetrics().some(({ name, pid }) => name === 'Fairlive Studio' && pid !== dead)
      }, studio)
    await expect.poll(next).toBe(true)
    await expect(page.getByRole('button', { name: /登录|Sign in/ })).toBeVisible()
  })

  test('leaves the page alone where it wants to go elsewhere', async () => {
    await page.evaluate(() => location.assign('https://example.invalid/'))
    await expect(page).toHaveURL('fairlive://console/')
    expect(app.windows()).toHaveLength(1)
  })
})
