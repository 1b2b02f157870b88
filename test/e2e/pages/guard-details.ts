import type { Locator, Page } from '@playwright/test'
import { either, eitherBegins } from './either.ts'

/** One guard beside the live screen: what it saw and did, what follows, and the holds on it. */
export class GuardDetails {
  readonly dialog: Locator
  readonly hold: Locator
  readonly approval: Locator
  readonly holds: Locator
  readonly incidents: Locator

  constructor(page: Page) {
    this.dialog = page.getByRole('dialog', { name: eitherBegins('守护：', 'Guard: ') })
    this.hold = this.dialog.getByRole('form', { name: either('暂缓处置', 'Hold a step') })
    this.approval = this.dialog.getByRole('form', { name: either('批准暂缓', 'Approve the hold') })
    this.incidents = this.dialog.getByRole('region', {
      name: either('本场记录的异常', 'Violations recorded in this session'),
    })
    this.holds = this.dialog.getByRole('region', { name: either('暂缓', 'Holds') })
  }

  /** Asks for a hold of the step that is chosen already. */
  async ask(minutes: number, reason: string): Promise<void> {
    await this.hold.getByRole('textbox', { name: eitherBegins('分钟', 'Minutes') }).fill(String(minutes))
    await this.hold.getByRole('textbox', { name: either('理由', 'Reason') }).fill(reason)
    await this.hold.getByRole('button').click()
  }

  /** One of the pictures of an incident, here or in its evidence. */
  picture(incident: Locator, zh: string, en: string): Locator {
    return incident.getByRole('img', { name: either(`${zh}的画面`, `The programme, ${en}`) })
  }

  async approve(name: string, pin: string): Promise<void> {
    await this.approval.getByRole('combobox').selectOption(name)
    await this.approval.getByRole('textbox').fill(pin)
    await this.approval.getByRole('button', { name: either('批准', 'Approve') }).click()
  }
}
