import type { App } from 'electron'

/**
 * One desktop app per user: a second start shows the first one's console and ends.
 * @returns false in the second one, which must not go on
 */
export function claimSingleInstance(app: App, showConsole: () => void): boolean {
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return false
  }
  app.on('second-instance', showConsole)
  return true
}
