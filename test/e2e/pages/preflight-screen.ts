import type { Locator, Page } from '@playwright/test'
import { either } from './either.ts'

/** The preflight: what is checked, what the sources are, where the room is, and the way out. */
export class PreflightScreen {
  readonly session: Locator
  readonly checks: Locator
  readonly sources: Locator
  readonly place: Locator
  readonly supervisor: Locator
  readonly address: Locator
  readonly notProtected: Locator

  constructor(page: Page) {
    const panel = (zh: string, en: string) => page.getByRole('region', { name: either(zh, en) })
    this.session = panel('本场设置', 'This session')
    this.checks = panel('检查项', 'Checks')
    this.sources = panel('画面来源', 'Sources')
    this.place = panel('开播地点', 'Place')
    this.supervisor = this.session.getByRole('combobox', { name: either('监督员', 'Supervisor') })
    this.address = this.place.getByRole('textbox', { name: either('地址', 'Address') })
    this.notProtected = this.place.getByRole('checkbox')
  }

  check(words: string): Locator {
    return this.checks.getByRole('listitem').filter({ hasText: words })
  }

  act(zh: string, en: string): Locator {
    return this.session.getByRole('button', { name: either(zh, en) })
  }

  nature(source: string): Locator {
    return this.sources.getByRole('combobox', { name: either(`“${source}”的性质`, `Nature of “${source}”`) })
  }
}
