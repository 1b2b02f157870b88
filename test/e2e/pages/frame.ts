import { expect, type Locator, type Page } from '@playwright/test'
import { either } from './either.ts'

const links = {
  live: either('直播', 'Live'),
  preflight: either('播前检查', 'Preflight'),
  cards: either('商品', 'Cards'),
  archive: either('归档', 'Archive'),
  review: either('评论审计', 'Review'),
  people: either('人员', 'People'),
  settings: either('设置', 'Settings'),
} as const

export type ScreenName = keyof typeof links
export const screenNames = Object.keys(links) as readonly ScreenName[]

/** What is around every screen: rail, header, notices, and the answers to keys. */
export class Frame {
  readonly page: Page
  readonly header: Locator
  readonly room: Locator
  readonly clock: Locator
  readonly palette: Locator

  constructor(page: Page) {
    this.page = page
    this.header = page.getByRole('banner')
    this.room = this.header.getByRole('heading', { level: 1 })
    this.clock = this.header.getByRole('timer')
    this.palette = page.getByRole('dialog', { name: either('命令面板', 'Commands') })
  }

  /** Opens a screen by the rail; it is there, and hears its keys, when this resolves. */
  async open(screen: ScreenName): Promise<void> {
    const link = this.page.getByRole('navigation').getByRole('link', { name: links[screen] })
    await link.click()
    await expect(link).toHaveAttribute('aria-current', 'page')
  }

  panel(zh: string, en: string): Locator {
    return this.page.getByRole('region', { name: either(zh, en) })
  }

  /** What was answered to an act or a key, or what must stay in view, with these words in it. */
  told(words: string | RegExp): Locator {
    return this.page.getByRole('status').filter({ hasText: words })
  }

  phase(words: string): Locator {
    return this.header.getByText(words, { exact: true })
  }

  /** Presses keys that belong to no text field. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  async signOut(): Promise<void> {
    await this.header.getByRole('button', { name: /退出登录$|sign out$/i }).click()
  }

  async switchLanguage(): Promise<void> {
    await this.page.getByRole('button', { name: either('English', '中文') }).click()
  }
}
