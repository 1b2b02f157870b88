import { defineConfig } from '@playwright/test'
import { executable } from './test/harness/executable.ts'

const chromium = executable('chromium')
/** Where a PC has no `chromium` on PATH, the browser that it came with: Edge on Windows, Chrome elsewhere. */
const installed = process.platform === 'win32' ? 'msedge' : 'chrome'

/** Browser tests drive the built bundle over `fairlive serve`, one after the other: each has a studio of its own. */
export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  // Pictures for the documents are drawn when they are asked for, so that an ordinary run changes no file.
  testIgnore: process.env.UPDATE_SCREENSHOTS === '1' ? [] : ['**/screenshots.spec.ts'],
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 1,
  forbidOnly: true,
  timeout: 180_000,
  // Waits end as soon as what they wait for is there; a busy machine only makes failures slower.
  expect: { timeout: 30_000 },
  use: {
    actionTimeout: 30_000,
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    trace: 'retain-on-failure',
    video: 'off',
    ...(chromium === null ? { channel: installed } : {}),
    launchOptions: chromium === null ? {} : { executablePath: chromium, args: ['--no-sandbox'] },
  },
})
