import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { pageAsks, ready, room, startedDesktop } from './started.ts'

/** Longer than any pause between two starts. */
const longPause = 11_000

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('a studio that dies', () => {
  test('is started again and told so, while the PC stays awake', async () => {
    const { studio, nextStudio, awake, tray } = await startedDesktop()
    studio.says(ready)
    studio.says(room)
    const next = nextStudio()
    studio.dies(139)
    expect(tray.tooltip).toContain('重新启动')
    expect(awake.size).toBe(1)
    await vi.advanceTimersByTimeAsync(200)
    expect((await next).received).toEqual([expect.objectContaining({ type: 'start', again: true })])
  })

  test('again and again is given growing pauses', async () => {
    const started = await startedDesktop()
    let { studio } = started
    const pauses: number[] = []
    for (let death = 0; death < 8; death += 1) {
      const next = started.nextStudio()
      const dead = started.processes.length
      studio.dies(1)
      for (let waited = 0; waited < longPause && started.processes.length === dead; ) {
        await vi.advanceTimersByTimeAsync(100)
        waited += 100
        pauses[death] = waited
      }
      studio = await next
    }
    expect(pauses).toEqual([200, 400, 800, 1_600, 3_200, 6_400, 10_000, 10_000])
  })

  test('for a reason that stays is not started again, and the reason is shown', async () => {
    const { studio, processes, asked, tray } = await startedDesktop()
    const said = { zh: '数据文件夹来自新版本。', en: 'The data folder is of a newer version.' }
    studio.says({ type: 'fatal', said, remedy: { zh: '请更新程序。', en: 'Update the program.' } })
    studio.dies(1)
    await vi.advanceTimersByTimeAsync(longPause)
    expect(processes).toHaveLength(1)
    expect(asked.boxes).toEqual(['请更新程序。'])
    expect(tray.tooltip).toContain('后台已停止')
  })

  test('is not started again once the app quits, and one that does not stop is ended', async () => {
    const { app, studio, processes } = await startedDesktop()
    app.quit()
    const gone = once(app, 'gone')
    await vi.advanceTimersByTimeAsync(15_000)
    await gone
    expect(app.ended).toBe(true)
    expect(studio.received.at(-1)).toEqual({ type: 'stop' })
    expect(processes).toHaveLength(1)
  })
})

describe('a page that listens', () => {
  test('gets one end of two channels, the studio the other', async () => {
    const started = await startedDesktop()
    pageAsks(started, started.window)
    expect(started.studio.received.at(-1)).toEqual({ type: 'page', id: started.window.webContents.id })
    expect(started.studio.ports).toEqual([{ end: 'studio' }, { end: 'studio' }])
    expect(started.window.webContents.mainFrame.posted).toEqual([
      { channel: 'fairlive:port', ports: [{ end: 'page' }, { end: 'page' }] },
    ])
  })

  test('gets new ones from the next process, and none while there is none', async () => {
    const started = await startedDesktop()
    const next = started.nextStudio()
    started.studio.dies(1)
    pageAsks(started, started.window)
    expect(started.window.webContents.mainFrame.posted).toEqual([])
    await vi.advanceTimersByTimeAsync(200)
    const studio = await next
    pageAsks(started, started.window)
    expect(studio.received.at(-1)).toMatchObject({ type: 'page' })
    expect(started.window.webContents.mainFrame.posted).toHaveLength(1)
  })

  test('is let go when its window closes', async () => {
    const started = await startedDesktop()
    started.studio.says(room)
    pageAsks(started, started.window)
    started.closeWindow(started.window)
    expect(started.studio.received.at(-1)).toEqual({
      type: 'page-gone',
      id: started.window.webContents.id,
    })
  })

  test('is not introduced where it is a frame inside, or another page', async () => {
    const { ipcMain, window, studio } = await startedDesktop()
    const { webContents } = window
    const inner = { url: 'fairlive://console/', postMessage: () => undefined }
    ipcMain.emit('fairlive:ready', { sender: webContents, senderFrame: inner })
    webContents.mainFrame.url = 'https://example.com/'
    ipcMain.emit('fairlive:ready', { sender: webContents, senderFrame: webContents.mainFrame })
    expect(studio.received.map(({ type }) => type)).toEqual(['start'])
  })
})
