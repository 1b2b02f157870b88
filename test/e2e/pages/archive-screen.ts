import type { Locator, Page } from '@playwright/test'
import { either, eitherBegins } from './either.ts'

/** Sessions that were: their recordings, the player, and what happened beside it. */
export class ArchiveScreen {
  readonly sessions: Locator
  readonly recordings: Locator
  readonly entries: Locator
  readonly player: Locator
  readonly refusal: Locator
  readonly erase: Locator
  readonly erasing: Locator

  constructor(page: Page) {
    const panel = (zh: string, en: string) => page.getByRole('region', { name: either(zh, en) })
    this.sessions = panel('场次', 'Sessions')
    this.recordings = panel('录像', 'Recordings')
    this.entries = panel('当时的记录', 'What happened')
    this.player = page.getByLabel(either('录像播放器', 'Recording'))
    this.erase = this.entries.getByRole('button', { name: either('擦除内容', 'Erase') })
    this.erasing = page.getByRole('dialog', { name: eitherBegins('擦除 ', 'Erase what') })
    this.refusal = this.recordings.getByRole('alert')
  }

  session(words: string): Locator {
    return this.sessions.getByRole('button').filter({ hasText: words })
  }

  get rows(): Locator {
    return this.recordings.getByRole('row').filter({ has: this.play })
  }

  get play(): Locator {
    return this.recordings.page().getByRole('button', { name: eitherBegins('播放 ', 'Play ') })
  }

  get deletes(): Locator {
    return this.recordings.getByRole('button', { name: eitherBegins('删除录像', 'Delete recording') })
  }

  entry(sentence: string | RegExp): Locator {
    return this.entries.getByRole('button', { name: sentence })
  }
}
