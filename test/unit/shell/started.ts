import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { startDesktop } from '#electron/shell/desktop.ts'
import type { Launch } from '#electron/shell/launch.ts'
import { electronStandIn, type StandIn } from '#test/harness/electron-stand-in.ts'
import type { StandInProcess, StandInWindow } from '#test/harness/electron-stand-in-parts.ts'

export const room = { type: 'state', room: null, phase: 'live', live: true } as const
export const ready = { type: 'ready', mediaUrl: 'http://127.0.0.1:7777', mediaToken: 'secret' } as const

export type Started = StandIn & {
  readonly folder: string
  readonly dataDir: string
  /** The studio's first process, with its `start` received. */
  readonly studio: StandInProcess
  readonly window: StandInWindow
  /** Resolves with the next process that the shell forks. */
  nextStudio(): Promise<StandInProcess>
}

const launch: Launch = { dataDir: null, rehearsal: true, demo: false, autopilot: false }

/** A folder that is gone after the test. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fairlive-shell-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** The desktop app on the stand-in, up to where its studio was started and its window asked for. */
export async function startedDesktop(): Promise<Started> {
  const folder = testFolder()
  const standIn = electronStandIn(folder)
  const consoleFolder = join(folder, 'renderer')
  mkdirSync(join(consoleFolder, 'assets'), { recursive: true })
  writeFileSync(join(consoleFolder, 'index.html'), '<!doctype html><title>Fairlive Studio</title>')
  writeFileSync(join(consoleFolder, 'assets', 'main-1a2b.js'), 'export {}')
  writeFileSync(join(folder, 'secret.html'), 'outside the console')

  const nextStudio = async (): Promise<StandInProcess> => {
    const [child] = await once(standIn.forks, 'fork')
    return child
  }
  const first = nextStudio()
  const places = {
    console: consoleFolder,
    preload: 'preload.cjs',
    studio: 'studio.js',
    resources: 'resources',
  }
  await startDesktop(standIn.electron, standIn.host as unknown as NodeJS.Process, places, launch)
  const studio = await first
  const window = standIn.windows[0]
  if (window === undefined) throw new Error('the desktop opened no window')
  return { ...standIn, folder, dataDir: join(folder, 'userData', 'studio'), studio, window, nextStudio }
}

/** A page asks to be introduced, as preload.ts does. */
export function pageAsks({ ipcMain }: StandIn, { webContents }: StandInWindow): void {
  ipcMain.emit('fairlive:ready', { sender: webContents, senderFrame: webContents.mainFrame })
}
