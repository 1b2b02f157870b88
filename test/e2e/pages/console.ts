import type { Page } from '@playwright/test'
import { ArchiveScreen } from './archive-screen.ts'
import { CardsScreen } from './cards-screen.ts'
import { CommentDeskPage } from './comment-desk.ts'
import { Entrance } from './entrance.ts'
import { Frame } from './frame.ts'
import { LiveScreen } from './live-screen.ts'
import { PreflightScreen } from './preflight-screen.ts'
import { Question } from './question.ts'
import { ReviewScreen } from './review-screen.ts'
import { SettingsScreen } from './settings-screen.ts'

/** One page of the console with all of its screens. */
export class Console {
  readonly page: Page
  readonly entrance: Entrance
  readonly frame: Frame
  readonly question: Question
  readonly live: LiveScreen
  readonly comments: CommentDeskPage
  readonly preflight: PreflightScreen
  readonly cards: CardsScreen
  readonly archive: ArchiveScreen
  readonly review: ReviewScreen
  readonly settings: SettingsScreen

  constructor(page: Page) {
    this.page = page
    this.entrance = new Entrance(page)
    this.frame = new Frame(page)
    this.question = new Question(page)
    this.live = new LiveScreen(page)
    this.comments = new CommentDeskPage(page)
    this.preflight = new PreflightScreen(page)
    this.cards = new CardsScreen(page)
    this.archive = new ArchiveScreen(page)
    this.review = new ReviewScreen(page)
    this.settings = new SettingsScreen(page)
  }
}
