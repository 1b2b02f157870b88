import { expect, type Locator, type Page } from '@playwright/test'
import { either, eitherBegins } from './either.ts'

/** The live screen: programme, scenes, guards, the card on air and those that may follow, what just happened. */
export class LiveScreen {
  readonly page: Page
  readonly monitor: Locator
  readonly scenes: Locator
  readonly guards: Locator
  readonly onAir: Locator
  readonly cards: Locator
  readonly comments: Locator
  readonly log: Locator

  constructor(page: Page) {
    this.page = page
    const panel = (zh: string, en: string) => page.getByRole('region', { name: either(zh, en) })
    this.monitor = panel('监看', 'Monitor')
    this.scenes = panel('场景', 'Scenes')
    this.guards = panel('守护', 'Guards')
    this.onAir = panel('屏上商品', 'Card on air')
    this.cards = panel('商品卡', 'Cards')
    this.comments = panel('评论', 'Comments')
    this.log = panel('刚刚发生', 'What just happened')
  }

  get panels(): readonly Locator[] {
    const { monitor, scenes, guards, onAir, cards, comments, log } = this
    return [monitor, scenes, guards, onAir, cards, comments, log]
  }

  get programme(): Locator {
    return this.monitor.getByRole('img', { name: eitherBegins('节目画面', 'Programme') })
  }

  scene(name: string): Locator {
    return this.scenes.getByRole('button', { name: either(`切到场景 ${name}`, `Cut to scene ${name}`) })
  }

  /** The key that a scene's picture shows. */
  async keyOf(scene: string): Promise<string> {
    const keys = await this.scene(scene).getAttribute('aria-keyshortcuts')
    if (keys === null) throw new Error(`the scene ${scene} has no key`)
    return keys
  }

  guard(words: string): Locator {
    return this.guards.getByRole('listitem').filter({ hasText: words })
  }

  card(title: string): Locator {
    return this.cards.getByRole('article', { name: title })
  }

  /** The button that airs a card; its key is the letter that it shows. */
  air(title: string): Locator {
    return this.cards.getByRole('button', { name: either(`上屏 ${title}`, `Air ${title}`) })
  }

  get filter(): Locator {
    return this.cards.getByRole('textbox')
  }

  get refusal(): Locator {
    return this.cards.getByRole('alert')
  }

  /** A ledger entry as its sentence; pressing it opens its evidence. */
  entry(sentence: string | RegExp): Locator {
    return this.log.getByRole('button', { name: sentence })
  }

  /** Scrolls the log down to an entry that newer ones have pushed out of view. */
  async scrollTo(sentence: string | RegExp): Promise<void> {
    const entry = this.entry(sentence).first()
    await this.log.hover()
    await expect
      .poll(async () => {
        // What came a moment ago is in view already, and scrolling would leave it behind.
        if (await entry.isVisible()) return true
        await this.page.mouse.wheel(0, 78)
        return entry.isVisible()
      })
      .toBe(true)
  }

  get evidence(): Locator {
    return this.page.getByRole('dialog', { name: eitherBegins('第', 'Evidence') })
  }
}
