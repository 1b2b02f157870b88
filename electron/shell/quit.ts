import type { App } from 'electron'

export type QuitGuard = {
  readonly isLive: () => boolean
  /** Asks whether to quit although the room is live. */
  readonly quitAnyway: () => boolean
  /** Lets the studio close what is open. */
  readonly stopStudio: () => Promise<void>
  /** The last window was closed and the app stays. */
  readonly staysInTray: () => void
}

/** Closing the window ends the app only while nothing is live; quitting while live is asked about once more. */
export function guardQuit(app: App, { isLive, quitAnyway, stopStudio, staysInTray }: QuitGuard): void {
  let stage: 'open' | 'stopping' | 'stopped' = 'open'
  app.on('window-all-closed', () => {
    if (stage !== 'open') return
    if (isLive()) staysInTray()
    else app.quit()
  })
  app.on('before-quit', (event) => {
    if (stage === 'stopped') return
    event.preventDefault()
    if (stage === 'stopping' || (isLive() && !quitAnyway())) return
    stage = 'stopping'
    void stopStudio().finally(() => {
      stage = 'stopped'
      app.quit()
    })
  })
}
