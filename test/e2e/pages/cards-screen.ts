import type { Locator, Page } from '@playwright/test'
import { either, eitherBegins } from './either.ts'

/** Cards and the directory: the table, one card with its verdict, and the import. */
export class CardsScreen {
  readonly table: Locator
  readonly form: Locator
  readonly verdict: Locator
  readonly imports: Locator
  readonly badRows: Locator
  readonly goodRows: Locator
  readonly page: Page

  constructor(page: Page) {
    this.page = page
    this.table = page.getByRole('region', { name: either('商品卡列表', 'List of cards') })
    this.form = page.getByRole('form', { name: /^(新商品卡|修改商品卡|New card|Change card)$/ })
    this.verdict = page.getByRole('region', { name: either('判定', 'Verdict') })
    this.imports = page.getByRole('region', { name: either('导入商品卡', 'Import cards') })
    this.badRows = page.getByRole('region', { name: either('有误的行', 'Wrong rows') })
    this.goodRows = page.getByRole('region', { name: either('可以导入的行', 'Rows to import') })
  }

  row(title: string): Locator {
    return this.table.getByRole('row').filter({ hasText: title })
  }

  async open(title: string): Promise<void> {
    await this.table.getByRole('button', { name: title, exact: true }).click()
  }

  field(zh: string, en: string): Locator {
    return this.form.getByRole('textbox', { name: either(zh, en) })
  }

  /** Types into the category and takes the one that is called so. */
  async chooseCategory(name: string): Promise<void> {
    const field = this.form.getByRole('combobox', { name: either('类目', 'Category') })
    await field.fill(name)
    await this.page.getByRole('option', { name }).first().click()
  }

  get save(): Locator {
    return this.form.getByRole('button', { name: either('保存', 'Save') })
  }

  /** Chooses a file for the import, as the file dialog does. */
  async importFile(name: string, bytes: Uint8Array): Promise<void> {
    const chosen = this.page.waitForEvent('filechooser')
    await this.imports
      .getByRole('button', { name: either('选择文件', 'Choose a file') })
      .last()
      .click()
    const chooser = await chosen
    await chooser.setFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })
  }

  get commit(): Locator {
    return this.imports.getByRole('button', { name: /^(导入 \d+ 张|Import \d+)$/ })
  }

  get closeImport(): Locator {
    return this.imports.getByRole('button', { name: either('关闭', 'Close') })
  }

  get approval(): Locator {
    return this.page.getByRole('form', { name: eitherBegins('批准“', 'Approve “') })
  }

  get removal(): Locator {
    return this.page.getByRole('form', { name: eitherBegins('删除“', 'Remove “') })
  }

  async approve(reason: string): Promise<void> {
    await this.approval.getByRole('textbox').fill(reason)
    await this.approval.getByRole('button', { name: either('批准', 'Approve') }).click()
  }

  async remove(reason: string): Promise<void> {
    await this.removal.getByRole('textbox').fill(reason)
    await this.removal.getByRole('button', { name: either('删除', 'Remove') }).click()
  }
}
