import type { Locator, Page } from '@playwright/test'
import { either } from './either.ts'

/** The question about a source that nobody declared, over every screen. */
export class Question {
  readonly region: Locator

  constructor(page: Page) {
    this.region = page.getByRole('region', { name: either('来源申报', 'Undeclared source') })
  }

  answer(words: string): Locator {
    return this.region.getByRole('button', { name: words })
  }
}
