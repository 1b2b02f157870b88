import { once } from 'node:events'
import { describe, expect, test } from 'vitest'
import { startDesktop } from '#electron/shell/desktop.ts'
import { parseLaunch } from '#electron/shell/launch.ts'
import { electronStandIn } from '#test/harness/electron-stand-in.ts'
import { prevented } from '#test/harness/electron-stand-in-parts.ts'
import { ready, room, startedDesktop, testFolder } from './started.ts'

const nowhere = { console: '', preload: '', studio: '', resources: '' }

describe('starting', () => {
  test('opens one sandboxed window on the console and starts the studio', async () => {
    const { app, window, windows, studio, dataDir } = await startedDesktop()
    expect(app.sandboxed).toBe(true)
    expect(windows).toHaveLength(1)
    expect(window.url).toBe('fairlive://console/')
    expect(window.options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
    })
    expect(studio.received).toEqual([
      expect.objectContaining({
        type: 'start',
        dataDir,
        rehearsal: true,
        demo: false,
        again: false,
        key: { state: 'none-yet' },
      }),
    ])
    expect(window.shown).toBe(0)
    window.emit('ready-to-show')
    expect(window.shown).toBe(1)
  })

  test('a second start ends at once and brings the first one to the front', async () => {
    const second = electronStandIn(testFolder())
    second.app.firstInstance = false
    await startDesktop(second.electron, second.host as unknown as NodeJS.Process, nowhere, parseLaunch([]))
    expect(second.app.ended).toBe(true)
    expect(second.processes).toEqual([])

    const first = await startedDesktop()
    first.app.emit('second-instance')
    expect(first.window.shown).toBe(1)
    expect(first.windows).toHaveLength(1)
  })

  test('reads its command line and lets the switches of Chromium through', () => {
    expect(
      parseLaunch(['--no-sandbox', '--demo', '--data', 'D', '--user-data-dir=/x', '--rehearsal']),
    ).toEqual({
      dataDir: 'D',
      rehearsal: true,
      demo: true,
      autopilot: false,
    })
  })
})

describe('while the room is live', () => {
  test('the PC stays awake, and the tray says that guards are running', async () => {
    const { studio, awake, tray } = await startedDesktop()
    studio.says(ready)
    studio.says(room)
    expect(awake.size).toBe(1)
    expect(tray.tooltip).toContain('直播中，守护运行中')
    expect(tray.image).toMatch(/tray-live\.png$/)
    studio.says({ ...room, phase: 'archived', live: false })
    expect(awake.size).toBe(0)
    expect(tray.tooltip).toContain('未开播')
    expect(tray.image).toMatch(/tray-idle\.png$/)
  })

  test('closing the window leaves the studio running and says so; the tray opens it again', async () => {
    const started = await startedDesktop()
    started.studio.says(room)
    started.closeWindow(started.window)
    expect(started.app.ended).toBe(false)
    expect(started.studio.received.map(({ type }) => type)).toEqual(['start'])
    expect(started.asked.notices).toEqual([expect.stringContaining('守护仍在运行')])
    const open = started.tray.menu.find(({ label }) => label === '打开控制台')
    open?.click?.(undefined as never, undefined, undefined as never)
    expect(started.windows).toHaveLength(2)
  })

  test('quitting is asked about, and staying stays', async () => {
    const { app, asked, studio } = await startedDesktop()
    studio.says(room)
    asked.answer = 0
    app.quit()
    expect(asked.boxes).toEqual([expect.stringContaining('退出后守护停止')])
    expect(app.ended).toBe(false)
    expect(studio.received).toHaveLength(1)
  })

  test('quitting all the same lets the studio close first', async () => {
    const { app, asked, studio } = await startedDesktop()
    studio.says(room)
    asked.answer = 1
    app.quit()
    expect(app.ended).toBe(false)
    expect(studio.received.at(-1)).toEqual({ type: 'stop' })
    const gone = once(app, 'gone')
    studio.dies(0)
    await gone
    expect(app.ended).toBe(true)
  })
})

test('closing the window while nothing is live ends the app', async () => {
  const started = await startedDesktop()
  started.closeWindow(started.window)
  expect(started.studio.received.at(-1)).toEqual({ type: 'stop' })
})

describe('locks', () => {
  test('no other page is ever shown, and only https goes to the browser', async () => {
    const { window, asked } = await startedDesktop()
    const { webContents } = window
    const leave = (url: string) => prevented(webContents, 'will-frame-navigate', { url })
    expect(leave('fairlive://console/cards')).toBe(false)
    expect(leave('https://example.com/law')).toBe(true)
    expect(leave('file:///etc/passwd')).toBe(true)
    expect(prevented(webContents, 'will-attach-webview')).toBe(true)
    expect(webContents.opens({ url: 'https://example.com/other' })).toEqual({ action: 'deny' })
    expect(webContents.opens({ url: 'ms-settings:privacy' })).toEqual({ action: 'deny' })
    expect(asked.outside).toEqual(['https://example.com/law', 'https://example.com/other'])
  })

  test('no permission but copying and full screen, and those for the console only', async () => {
    const { mayHave } = await startedDesktop()
    const console = 'fairlive://console/'
    expect(mayHave('fullscreen', console)).toBe(true)
    expect(mayHave('fullscreen', 'https://example.com/')).toBe(false)
    for (const name of ['media', 'geolocation', 'notifications', 'usb', 'openExternal']) {
      expect(mayHave(name, console)).toBe(false)
    }
  })
})

describe('when something fails', () => {
  test('a crashed page is loaded again, and left alone when it crashes for ever', async () => {
    const { app, window, asked } = await startedDesktop()
    for (let crash = 0; crash < 5; crash += 1) {
      app.emit('render-process-gone', {}, window.webContents, { reason: 'crashed', exitCode: 5 })
    }
    expect(window.webContents.reloads).toBe(3)
    expect(asked.boxes[0]).toContain('多次崩溃')
  })

  test('a fault in the shell itself is told and does not end it', async () => {
    const { host, app, asked } = await startedDesktop()
    host.emit('uncaughtException', new Error('out of order'))
    expect(asked.boxes).toEqual([expect.stringContaining('已写入日志')])
    expect(app.ended).toBe(false)
  })
})
