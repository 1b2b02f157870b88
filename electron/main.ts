/** The desktop app: window, menu, tray, and the studio as a process of its own beside them. */
import { join } from 'node:path'
import * as electron from 'electron'
import { startDesktop } from './shell/desktop.ts'
import { parseLaunch } from './shell/launch.ts'

const { app } = electron
/** This file runs as `out/main/main.js`, in the repository and in the installed app alike. */
const built = join(import.meta.dirname, '..')
const resources = app.isPackaged ? process.resourcesPath : app.getAppPath()

await startDesktop(
  electron,
  process,
  {
    console: join(built, 'renderer'),
    preload: join(built, 'preload', 'preload.cjs'),
    studio: join(built, 'main', 'studio-process.js'),
    resources: join(resources, 'resources'),
  },
  parseLaunch(process.argv.slice(app.isPackaged ? 1 : 2)),
)
