import type { Download, Locator, Page } from '@playwright/test'
import { either, eitherBegins } from './either.ts'

/** What the auditor reads of comments: the report on a session or on all, and a random sample. */
export class ReviewScreen {
  readonly page: Page
  readonly sessions: Locator
  readonly report: Locator
  readonly sample: Locator

  constructor(page: Page) {
    const panel = (zh: string, en: string) => page.getByRole('region', { name: either(zh, en), exact: true })
    this.page = page
    this.sessions = panel('场次', 'Sessions')
    this.report = panel('评论审计报告', 'Report on comments')
    this.sample = panel('随机抽样', 'Random sample')
  }

  section(zh: string, en: string): Locator {
    return this.report.getByRole('region', { name: either(zh, en) })
  }

  /** The number over its name. */
  figure(section: Locator, zh: string, en: string): Locator {
    const name = this.page.getByRole('term').filter({ hasText: either(zh, en) })
    return section.locator('div').filter({ has: name }).getByRole('definition')
  }

  get drawn(): Locator {
    return this.sample
      .getByRole('list', { name: either('抽出的评论', 'Comments drawn') })
      .getByRole('listitem')
  }

  async draw(number: number): Promise<void> {
    await this.sample.getByRole('textbox').fill(String(number))
    await this.sample.getByRole('button', { name: eitherBegins('抽样', 'Draw') }).click()
  }

  proveIn(where: Locator): Locator {
    return where.getByRole('button', { name: eitherBegins('证明第', 'Prove comment') })
  }

  /** Presses a button that hands over a file. */
  async download(button: Locator): Promise<Download> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), button.click()])
    return download
  }
}
