import type { App, WebContents } from 'electron'

export type NavigationLock = {
  readonly isConsole: (url: string) => boolean
  /** Shows an https address in the user's own browser. */
  readonly openOutside: (url: string) => void
}

/** No page but the console is ever shown in a window of ours: a link to elsewhere opens in the user's browser. */
export function lockNavigation(app: App, lock: NavigationLock): void {
  app.on('web-contents-created', (_event, contents) => lockContents(contents, lock))
}

function lockContents(contents: WebContents, { isConsole, openOutside }: NavigationLock): void {
  contents.on('will-frame-navigate', (event) => {
    if (isConsole(event.url)) return
    event.preventDefault()
    if (isWeb(event.url)) openOutside(event.url)
  })
  contents.on('will-redirect', (event) => {
    if (!isConsole(event.url)) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    if (isWeb(url)) openOutside(url)
    return { action: 'deny' }
  })
}

/** Only https is handed to the system: other schemes start programs. */
function isWeb(url: string): boolean {
  return URL.parse(url)?.protocol === 'https:'
}
