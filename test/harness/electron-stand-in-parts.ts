/** The parts of the stand-in of `electron` (electron-stand-in.ts) that have a life of their own. */
import { EventEmitter } from 'node:events'
import { FromStudio, type ToStudio } from '#electron/studio/process-protocol.ts'

/** The studio's process as the shell sees it. */
export class StandInProcess extends EventEmitter {
  readonly received: ToStudio[] = []
  readonly ports: unknown[] = []
  readonly stdout = new EventEmitter()
  readonly stderr = new EventEmitter()

  postMessage(message: ToStudio, ports: readonly unknown[] = []): void {
    this.received.push(message)
    this.ports.push(...ports)
    this.emit(`received ${message.type}`)
  }

  kill(): boolean {
    return this.emit('exit', 143)
  }

  says(message: FromStudio): void {
    this.emit('message', FromStudio.parse(message))
  }

  dies(code: number): void {
    this.emit('exit', code)
  }
}

export class StandInContents extends EventEmitter {
  readonly mainFrame = {
    url: 'fairlive://console/',
    posted: [] as { readonly channel: string; readonly ports: readonly unknown[] }[],
    postMessage(channel: string, _message: unknown, ports: readonly unknown[]): void {
      this.posted.push({ channel, ports })
    },
  }
  reloads = 0
  opens: (details: { readonly url: string }) => { readonly action: string } = () => ({ action: 'allow' })

  readonly id: number

  constructor(id: number) {
    super()
    this.id = id
  }

  setWindowOpenHandler(handler: StandInContents['opens']): void {
    this.opens = handler
  }

  reload(): void {
    this.reloads += 1
  }

  isDestroyed(): boolean {
    return false
  }
}

export class StandInWindow extends EventEmitter {
  readonly webContents: StandInContents
  url = ''
  shown = 0

  readonly options: Electron.BrowserWindowConstructorOptions

  constructor(options: Electron.BrowserWindowConstructorOptions, id: number) {
    super()
    this.options = options
    this.webContents = new StandInContents(id)
  }

  async loadURL(url: string): Promise<void> {
    this.url = url
  }

  show(): void {
    this.shown += 1
  }

  focus(): void {
    this.emit('focus')
  }

  isMinimized(): boolean {
    return false
  }
}

export class StandInApp extends EventEmitter {
  readonly isPackaged = true
  readonly windows = new Set<StandInWindow>()
  locale = 'zh-CN'
  firstInstance = true
  sandboxed = false
  ended = false

  readonly folder: string

  constructor(folder: string) {
    super()
    this.folder = folder
  }

  requestSingleInstanceLock(): boolean {
    return this.firstInstance
  }

  enableSandbox(): void {
    this.sandboxed = true
  }

  async whenReady(): Promise<void> {
    return undefined
  }

  getPath(name: string): string {
    return `${this.folder}/${name}`
  }

  getLocale(): string {
    return this.locale
  }

  getVersion(): string {
    return '0.0.0-test'
  }

  quit(): void {
    if (prevented(this, 'before-quit')) return
    this.ended = true
    this.emit('gone')
  }
}

/** Emits a cancellable event and says whether a listener cancelled it. */
export function prevented(emitter: EventEmitter, name: string, fields: object = {}): boolean {
  let cancelled = false
  const preventDefault = () => {
    cancelled = true
  }
  emitter.emit(name, { ...fields, preventDefault })
  return cancelled
}
