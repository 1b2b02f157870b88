import { expect, type Locator, type Page } from '@playwright/test'
import { either } from './either.ts'

/** The sign-in: who, the PIN, and what the studio said to a wrong one. */
export class Entrance {
  readonly page: Page
  readonly form: Locator
  readonly pin: Locator
  readonly refusal: Locator

  constructor(page: Page) {
    this.page = page
    this.form = page.getByRole('form', { name: either('登录', 'Sign in') })
    this.pin = this.form.getByLabel('PIN', { exact: true })
    this.refusal = this.form.getByRole('alert')
  }

  person(name: string): Locator {
    return this.form.getByRole('radio', { name })
  }

  /** Signs in and waits for the screen behind. */
  async signIn(name: string, pin: string): Promise<void> {
    await this.person(name).check()
    await this.pin.fill(pin)
    await this.pin.press('Enter')
    await expect(this.page.getByRole('main')).toBeVisible()
    await expect(this.form).toBeHidden()
  }
}
