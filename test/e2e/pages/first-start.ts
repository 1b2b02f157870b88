import type { Locator, Page } from '@playwright/test'
import { either } from './either.ts'

/** The first start of a new data folder: its owner, its OBS, its room. */
export class FirstStart {
  readonly owner: Locator
  readonly setup: Locator
  readonly steps: Locator

  constructor(page: Page) {
    this.owner = page.getByRole('form', { name: either('谁负责这个工作室', 'Who owns this studio') })
    this.setup = page.getByRole('region', { name: either('首次使用', 'First start') })
    this.steps = page.getByRole('list', { name: either('首次使用的步骤', 'Steps of the first start') })
  }

  /** The step that one is at. */
  get now(): Locator {
    return this.steps.getByRole('listitem').filter({ hasText: /现在$|now$/ })
  }

  async makeOwner(name: string, pin: string, again = pin): Promise<void> {
    await this.owner.getByRole('textbox', { name: either('姓名', 'Name') }).fill(name)
    await this.owner.getByLabel(either('PIN（6 到 12 位数字）', 'PIN (6 to 12 digits)')).fill(pin)
    await this.owner.getByLabel(either('再输一次 PIN', 'The PIN again')).fill(again)
    await this.owner.getByRole('button', { name: either('创建负责人', 'Create the owner') }).click()
  }
}
