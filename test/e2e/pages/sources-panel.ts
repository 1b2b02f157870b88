import type { Locator, Page } from '@playwright/test'
import { either } from './either.ts'

/** Where the room's comments come from, on the settings screen, and the form of one source beside it. */
export class SourcesPanel {
  readonly panel: Locator
  readonly form: Locator
  readonly kind: Locator
  readonly connect: Locator
  readonly makeSecret: Locator

  constructor(page: Page) {
    this.panel = page.getByRole('region', { name: either('评论来源', 'Comment sources') })
    this.form = page.getByRole('form', { name: either('评论来源', 'Comment source') })
    this.kind = this.form.getByRole('combobox', { name: either('来自哪里', 'Where from') })
    this.connect = this.form.getByRole('button', { name: /^(连接|Connect)/ })
    this.makeSecret = this.form.getByRole('button', { name: either('生成密钥', 'Make a secret') })
  }

  row(name: string): Locator {
    return this.panel.getByRole('listitem').filter({ hasText: name })
  }

  field(zh: string, en: string): Locator {
    return this.form.getByLabel(either(zh, en))
  }

  change(name: string): Locator {
    return this.panel.getByRole('button', { name: either(`修改来源 ${name}`, `Change the source ${name}`) })
  }

  remove(name: string): Locator {
    return this.panel.getByRole('button', { name: either(`移除来源 ${name}`, `Remove the source ${name}`) })
  }

  removeSure(name: string): Locator {
    return this.panel.getByRole('button', {
      name: either(`确认移除来源 ${name}`, `Remove for good the source ${name}`),
    })
  }
}
