import { join } from 'node:path'
import { type Host, watchCrashes } from './crash.ts'
import type { Electron } from './electron.ts'
import type { Launch } from './launch.ts'
import { openLog } from './log.ts'
import { menuTemplate } from './menu.ts'
import { lockNavigation } from './navigation-lock.ts'
import { introducePages } from './pages.ts'
import { lockPermissions } from './permissions.ts'
import { isConsole, type MediaDoor, registerConsoleScheme, serveConsole } from './protocol.ts'
import { guardQuit } from './quit.ts'
import { openKeyKeeper } from './secrets.ts'
import { type Say, sayIn, sentences } from './sentences.ts'
import { claimSingleInstance } from './single-instance.ts'
import { keepAwake } from './sleep.ts'
import type { ShellState } from './state.ts'
import { hearStudio } from './studio-messages.ts'
import { type StudioProcess, superviseStudio } from './studio-process.ts'
import { makeTray, trayIcon } from './tray.ts'
import { consoleWindow } from './window.ts'

/** Where the parts of the app lie: in the repository while developing, in the installed app otherwise. */
export type Places = {
  /** The built console. */
  readonly console: string
  readonly preload: string
  /** The program of the studio's process. */
  readonly studio: string
  readonly resources: string
}

/** Starts the desktop app and shows its console; where another one runs already, that one does. */
export async function startDesktop(
  electron: Electron,
  host: Host,
  places: Places,
  launch: Launch,
): Promise<void> {
  const { app, dialog } = electron
  const say: Say = (words) => sayIn(app.getLocale())(words)
  const icons = join(places.resources, 'icons')
  const window = consoleWindow(electron, () => ({
    title: say(sentences.title),
    preload: places.preload,
    icon: join(icons, 'icon.png'),
  }))
  registerConsoleScheme(electron.protocol)
  app.enableSandbox()
  if (!claimSingleInstance(app, window.show)) return

  const log = openLog(app.getPath('logs'), Date.now)
  watchCrashes(app, electron.crashReporter, host, {
    log,
    now: Date.now,
    pageGivenUp: () => dialog.showErrorBox(say(sentences.title), say(sentences.pageKeepsFailing)),
    fault: () => dialog.showErrorBox(say(sentences.title), say(sentences.internalFault)),
  })
  lockNavigation(app, { isConsole, openOutside: (url) => void electron.shell.openExternal(url) })
  await app.whenReady()

  let state: ShellState = { live: false, studio: 'starting' }
  let media: MediaDoor | null = null
  const stayAwake = keepAwake(electron.powerSaveBlocker)
  const showInTray = makeTray(electron, trayIcon(icons, host.platform), say, {
    open: window.show,
    quit: () => app.quit(),
  })
  const change = (part: Partial<ShellState>) => {
    state = { ...state, ...part }
    stayAwake(state.live)
    showInTray(state)
  }
  lockPermissions(electron.session.defaultSession, isConsole)
  serveConsole(electron.protocol, { folder: places.console, net: electron.net, media: () => media })

  const dataDir = launch.dataDir ?? join(app.getPath('userData'), launch.demo ? 'demo' : 'studio')
  const keeper = openKeyKeeper(electron.safeStorage, dataDir, host.platform)
  const studio: StudioProcess = superviseStudio({
    fork: () =>
      electron.utilityProcess.fork(places.studio, [], { serviceName: 'Fairlive Studio', stdio: 'pipe' }),
    start: async (again) => ({
      type: 'start',
      dataDir,
      resourcesDir: places.resources,
      version: app.getVersion(),
      locale: app.getLocale(),
      key: await keeper.read(),
      rehearsal: launch.rehearsal,
      demo: launch.demo,
      autopilot: launch.autopilot,
      again,
    }),
    heard: (message) =>
      void hearStudio(message, {
        keeper,
        answer: studio.send,
        openMedia: (door) => {
          media = door
        },
        change,
        complain: (said, remedy) => {
          log('studio cannot go on', `${said.en} ${remedy.en}`)
          dialog.showErrorBox(say(said), say(remedy))
        },
      }),
    changed: (studio) => {
      media = null
      change({ studio })
    },
    log,
    now: Date.now,
  })
  introducePages(electron.ipcMain, electron.MessageChannelMain, studio)

  guardQuit(app, {
    isLive: () => state.live,
    quitAnyway: () => {
      const buttons = [say(sentences.stay), say(sentences.quitAnyway)]
      const message = say(sentences.quitLive)
      return dialog.showMessageBoxSync({ type: 'warning', message, buttons, defaultId: 0, cancelId: 0 }) === 1
    },
    stopStudio: studio.stop,
    staysInTray: () => {
      const notice = { title: say(sentences.title), body: say(sentences.windowClosedLive) }
      new electron.Notification(notice).show()
    },
  })
  app.on('activate', window.show)
  const menu = menuTemplate({
    platform: host.platform,
    say,
    forDevelopers: !app.isPackaged,
    openConsole: window.show,
    openLogs: () => void electron.shell.openPath(app.getPath('logs')),
  })
  electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate(menu))
  window.show()
}
