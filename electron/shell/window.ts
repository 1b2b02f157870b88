import type { BrowserWindow } from 'electron'
import type { Electron } from './electron.ts'
import { consoleUrl } from './protocol.ts'

export type WindowLook = {
  readonly title: string
  readonly preload: string
  readonly icon: string
}

export type ConsoleWindow = {
  /** Brings the console to the front, opening its window where it was closed. */
  show(): void
  isOpen(): boolean
}

/**
 * The one window. Closing it frees its page; whether the app goes on without it is quit.ts's decision.
 * @param lookOf asked when the window is made, which is after Electron knows the user's language
 */
export function consoleWindow(
  electron: Pick<Electron, 'BrowserWindow'>,
  lookOf: () => WindowLook,
): ConsoleWindow {
  let open: BrowserWindow | null = null

  const make = () => {
    const look = lookOf()
    const window = new electron.BrowserWindow({
      title: look.title,
      icon: look.icon,
      width: 1440,
      height: 900,
      minWidth: 1120,
      minHeight: 680,
      show: false,
      backgroundColor: '#101317',
      autoHideMenuBar: true,
      webPreferences: {
        preload: look.preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        navigateOnDragDrop: false,
        // The guards' alarms are played by the page; they must not wait for a first click.
        autoplayPolicy: 'no-user-gesture-required',
        // A room runs for hours behind other windows, and its clock and alarms must not be slowed down there.
        backgroundThrottling: false,
      },
    })
    window.once('ready-to-show', () => window.show())
    window.once('closed', () => {
      open = null
    })
    // Where the page fails to load, `did-fail-load` shows it; the promise would only repeat that.
    window.loadURL(consoleUrl).catch(() => window.show())
    open = window
  }

  return {
    show() {
      if (open === null) {
        make()
        return
      }
      if (open.isMinimized()) open.restore()
      open.show()
      open.focus()
    },
    isOpen: () => open !== null,
  }
}
