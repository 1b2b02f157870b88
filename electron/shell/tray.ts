import { join } from 'node:path'
import type { Electron } from './electron.ts'
import { type Say, sentences } from './sentences.ts'
import { type ShellState, stateInWords } from './state.ts'

/** The tray's icons by state. macOS draws a `Template` in the colour of its menu bar. */
export function trayIcon(folder: string, platform: NodeJS.Platform): (live: boolean) => string {
  const kind = platform === 'darwin' ? 'Template' : ''
  return (live) => join(folder, `tray-${live ? 'live' : 'idle'}${kind}.png`)
}

export type TrayActions = { readonly open: () => void; readonly quit: () => void }

/** The icon that stays when the window is closed, and says whether guards are running. */
export function makeTray(
  electron: Pick<Electron, 'Tray' | 'Menu'>,
  icon: (live: boolean) => string,
  say: Say,
  { open, quit }: TrayActions,
): (state: ShellState) => void {
  const tray = new electron.Tray(icon(false))
  tray.on('click', open)
  return (state) => {
    const status = stateInWords(state, say)
    tray.setImage(icon(state.live))
    tray.setToolTip(`${say(sentences.title)} - ${status}`)
    const menu = electron.Menu.buildFromTemplate([
      { label: status, enabled: false },
      { type: 'separator' },
      { label: say(sentences.openConsole), click: open },
      { label: say(sentences.quit), click: quit },
    ])
    tray.setContextMenu(menu)
  }
}
