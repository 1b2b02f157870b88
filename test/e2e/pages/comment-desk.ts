import { expect, type Locator, type Page } from '@playwright/test'
import { either, eitherBegins } from './either.ts'

/** The comment desk on the live screen: the feed, the comment in hand, what is asked and what was answered. */
export class CommentDeskPage {
  readonly page: Page
  readonly panel: Locator
  readonly feed: Locator
  readonly search: Locator
  readonly filters: Locator
  readonly presets: Locator
  readonly bulkAnswers: Locator

  constructor(page: Page) {
    this.page = page
    this.panel = page.getByRole('region', { name: either('评论', 'Comments') })
    this.feed = this.panel.getByRole('feed')
    this.search = this.panel.getByRole('textbox', {
      name: either('搜索本场评论', 'Search the session’s comments'),
    })
    this.filters = page.getByRole('dialog', { name: either('关键词过滤', 'Keyword filters') })
    this.presets = page.getByRole('dialog', { name: either('预设', 'Presets') })
    this.bulkAnswers = this.panel.getByRole('region', {
      name: either('批量处理结果', 'Answers to the bulk act'),
    })
  }

  /** The comment with these words in it. */
  comment(words: string): Locator {
    return this.feed.getByRole('article').filter({ hasText: words })
  }

  get inHand(): Locator {
    return this.feed.locator('[aria-current="true"]')
  }

  /** What is asked about the comment in hand, or the selected ones. */
  get ask(): Locator {
    return this.panel.getByRole('dialog')
  }

  get settle(): Locator {
    return this.panel.getByRole('form', { name: either('批准或不批准', 'Approve or decline') })
  }

  view(zh: string, en: string): Locator {
    return this.panel.getByRole('button', { name: eitherBegins(zh, en) })
  }

  preset(name: string): Locator {
    return this.panel.getByRole('button', { name, exact: true })
  }

  async take(words: string): Promise<void> {
    await this.comment(words).click()
    await expect(this.inHand).toContainText(words)
  }

  async searchFor(words: string): Promise<void> {
    await this.page.keyboard.press('Control+f')
    await this.search.fill(words)
    await this.search.press('Enter')
  }
}
