import type { Browser, Page } from '@playwright/test'
import { type CommentSource, connectComments } from './comment-source.ts'
import type { CommentDeskPage } from './pages/comment-desk.ts'
import { Console } from './pages/console.ts'
import { enter, goLive } from './room-out.ts'
import { type ServedStudio, serveStudio } from './served-studio.ts'

/** A room that is live with the demo's operator at the desk, and comments that come only when a test says them. */
export type ModeratedRoom = AsyncDisposable & {
  readonly studio: ServedStudio
  readonly page: Page
  readonly desk: Console
  readonly comments: CommentDeskPage
  readonly source: CommentSource
}

export async function openModeratedRoom(browser: Browser): Promise<ModeratedRoom> {
  const studio = await serveStudio({ args: ['--rehearsal', '--demo'] })
  const context = await browser.newContext()
  const page = await context.newPage()
  const desk = new Console(page)
  await enter(desk, studio)
  await goLive(desk)
  const source = await connectComments(studio)
  return {
    studio,
    page,
    desk,
    comments: desk.comments,
    source,
    async [Symbol.asyncDispose]() {
      source[Symbol.dispose]()
      await context.close()
      await studio[Symbol.asyncDispose]()
    },
  }
}
