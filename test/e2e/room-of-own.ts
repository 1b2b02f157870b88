import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { OBSWebSocket } from 'obs-websocket-js/json'
import { startOwnRehearsal } from '#test/harness/room-out.ts'
import { Console } from './pages/console.ts'
import { type ServedStudio, serveStudio } from './served-studio.ts'

/** A served studio on a rehearsal OBS of its own, a page of its console, and somebody else at that OBS. */
export type RoomOfOwn = AsyncDisposable & {
  readonly studio: ServedStudio
  readonly page: Page
  readonly desk: Console
  readonly somebody: OBSWebSocket
}

/** Nobody is signed in yet. */
export async function openRoomOfOwn(browser: Browser): Promise<RoomOfOwn> {
  const recordings = await mkdtemp(join(tmpdir(), 'fairlive-recordings-'))
  const obs = await startOwnRehearsal(recordings)
  const studio = await serveStudio({ args: ['--obs', obs.url, '--demo'], obsPassword: obs.password })
  const context = await browser.newContext()
  const page = await context.newPage()
  const somebody = new OBSWebSocket()
  await somebody.connect(obs.url, obs.password)
  return {
    studio,
    page,
    desk: new Console(page),
    somebody,
    async [Symbol.asyncDispose]() {
      await somebody.disconnect()
      await context.close()
      await studio[Symbol.asyncDispose]()
      await obs.close()
      await rm(recordings, { recursive: true, force: true })
    },
  }
}
