import type { MenuItemConstructorOptions } from 'electron'
import { type Say, sentences } from './sentences.ts'

export type MenuSettings = {
  readonly platform: NodeJS.Platform
  readonly say: Say
  /** Reload and developer tools: not in an installed app, where a reload would blank the monitor while live. */
  readonly forDevelopers: boolean
  readonly openConsole: () => void
  readonly openLogs: () => void
}

/** The application menu. On macOS copy and paste work only where a menu has them. */
export function menuTemplate(settings: MenuSettings): MenuItemConstructorOptions[] {
  const { platform, say, forDevelopers, openConsole, openLogs } = settings
  const developers: MenuItemConstructorOptions[] = [
    { type: 'separator' },
    { role: 'reload' },
    { role: 'toggleDevTools' },
  ]
  const menus: MenuItemConstructorOptions[] = [
    { label: say(sentences.edit), role: 'editMenu' },
    {
      label: say(sentences.view),
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        ...(forDevelopers ? developers : []),
      ],
    },
    { label: say(sentences.window), role: 'windowMenu' },
    {
      label: say(sentences.help),
      role: 'help',
      submenu: [
        { label: say(sentences.openConsole), click: openConsole },
        { label: say(sentences.openLogs), click: openLogs },
      ],
    },
  ]
  return platform === 'darwin' ? [{ role: 'appMenu' }, ...menus] : menus
}
