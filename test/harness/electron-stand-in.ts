/**
 * A stand-in of the module `electron`, for the wiring of the shell: it keeps what it was told and lets a test say what
 * Electron would. It imitates no rendering and no process; test/e2e/electron.spec.ts runs the real one where it is.
 */
import { EventEmitter } from 'node:events'
import type { Electron } from '#electron/shell/electron.ts'
import { StandInApp, StandInProcess, StandInWindow } from './electron-stand-in-parts.ts'

/** What a test looks at and turns, beside the module itself. */
export type StandIn = ReturnType<typeof electronStandIn>

export function electronStandIn(folder: string) {
  const app = new StandInApp(folder)
  const host = Object.assign(new EventEmitter(), { platform: 'win32' as NodeJS.Platform })
  const processes: StandInProcess[] = []
  const forks = new EventEmitter()
  const windows: StandInWindow[] = []
  const asked = { boxes: [] as string[], notices: [] as string[], outside: [] as string[], answer: 0 }
  const awake = new Set<number>()
  const tray = { tooltip: '', image: '', menu: [] as Electron.MenuItemConstructorOptions[] }
  const keychain = { available: true, readable: true, backend: 'gnome_libsecret' }
  const ipcMain = new EventEmitter()
  const net = { requests: [] as { readonly url: string; readonly init: RequestInit }[] }
  let scheme: (request: Request) => Promise<Response> = () => Promise.reject(new Error('no handler'))
  let permission: Parameters<Electron.Session['setPermissionRequestHandler']>[0] = null

  const closeWindow = (window: StandInWindow) => {
    app.windows.delete(window)
    window.emit('closed')
    window.webContents.emit('destroyed')
    if (app.windows.size === 0) app.emit('window-all-closed')
  }

  const module = {
    app,
    ipcMain,
    BrowserWindow: class extends StandInWindow {
      constructor(options: Electron.BrowserWindowConstructorOptions) {
        super(options, windows.length + 1)
        windows.push(this)
        app.windows.add(this)
        app.emit('web-contents-created', {}, this.webContents)
      }
    },
    crashReporter: { start: () => undefined },
    dialog: {
      showErrorBox: (_title: string, text: string) => asked.boxes.push(text),
      showMessageBoxSync: ({ message }: { readonly message: string }) => {
        asked.boxes.push(message)
        return asked.answer
      },
    },
    Menu: {
      buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => template,
      setApplicationMenu: () => undefined,
    },
    MessageChannelMain: class {
      readonly port1 = { end: 'studio' }
      readonly port2 = { end: 'page' }
    },
    net: {
      fetch: async (url: string, init: RequestInit) => {
        net.requests.push({ url, init })
        return new Response('recording', { status: 206 })
      },
    },
    Notification: class {
      readonly body: string

      constructor({ body }: { readonly body: string }) {
        this.body = body
      }

      show(): void {
        asked.notices.push(this.body)
      }
    },
    powerSaveBlocker: {
      start: () => {
        awake.add(awake.size)
        return awake.size - 1
      },
      stop: (id: number) => awake.delete(id),
    },
    protocol: {
      registerSchemesAsPrivileged: () => undefined,
      handle: (_scheme: string, handler: typeof scheme) => {
        scheme = handler
      },
    },
    safeStorage: {
      isAsyncEncryptionAvailable: async () => keychain.available,
      getSelectedStorageBackend: () => keychain.backend,
      encryptStringAsync: async (text: string) => Buffer.from(`sealed:${text}`),
      decryptStringAsync: async (sealed: Buffer) => {
        if (!keychain.readable) throw new Error('another user sealed this')
        return { result: sealed.toString().replace('sealed:', ''), shouldReEncrypt: false }
      },
    },
    session: {
      defaultSession: {
        setPermissionRequestHandler: (handler: typeof permission) => {
          permission = handler
        },
        setPermissionCheckHandler: () => undefined,
        setDevicePermissionHandler: () => undefined,
      },
    },
    shell: {
      openExternal: async (url: string) => asked.outside.push(url),
      openPath: async () => '',
    },
    Tray: class extends EventEmitter {
      setImage(path: string): void {
        tray.image = path
      }
      setToolTip(text: string): void {
        tray.tooltip = text
      }
      setContextMenu(menu: Electron.MenuItemConstructorOptions[]): void {
        tray.menu = menu
      }
    },
    utilityProcess: {
      fork: () => {
        const child = new StandInProcess()
        processes.push(child)
        queueMicrotask(() => forks.emit('fork', child))
        return child
      },
    },
  }

  return {
    // The stand-in has the parts that the shell uses and no others; the type names the whole module.
    electron: module as unknown as Electron,
    app,
    host,
    processes,
    forks,
    windows,
    asked,
    awake,
    tray,
    keychain,
    ipcMain,
    net,
    closeWindow,
    request: (url: string, init: RequestInit = {}) => scheme(new Request(url, init)),
    mayHave: (name: string, requestingUrl: string) => {
      let granted: boolean | null = null
      const answer = (value: boolean) => {
        granted = value
      }
      permission?.({} as never, name as never, answer, { requestingUrl } as never)
      return granted
    },
  }
}
