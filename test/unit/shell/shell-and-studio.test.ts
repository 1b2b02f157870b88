import { once } from 'node:events'
import { join } from 'node:path'
import { MessageChannel, MessagePort } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { startDesktop } from '#electron/shell/desktop.ts'
import type { Electron } from '#electron/shell/electron.ts'
import type { Contract } from '#shared/contract/index.ts'
import { electronStandIn } from '#test/harness/electron-stand-in.ts'
import { StudioInThread } from '#test/harness/studio-in-thread.ts'
import { pageAsks, testFolder } from './started.ts'

const projectDir = join(import.meta.dirname, '..', '..', '..')

/** The shell on the stand-in, with the real studio as its process and real ports between page and studio. */
async function desktopWithStudio() {
  const standIn = electronStandIn(testFolder())
  const studios: StudioInThread[] = []
  const electron = {
    ...standIn.electron,
    MessageChannelMain: MessageChannel,
    net: { fetch },
    utilityProcess: {
      fork: () => {
        const studio = new StudioInThread()
        studios.push(studio)
        return studio
      },
    },
  } as unknown as Electron
  const places = {
    console: join(projectDir, 'renderer'),
    preload: 'preload.cjs',
    studio: 'studio-process.js',
    resources: join(projectDir, 'resources'),
  }
  const launch = { dataDir: null, rehearsal: false, demo: true, autopilot: false }
  await startDesktop(electron, standIn.host as unknown as NodeJS.Process, places, launch)
  const [window] = standIn.windows
  if (window === undefined) throw new Error('the desktop opened no window')
  onTestFinished(async () => {
    if (standIn.app.ended) return
    const gone = once(standIn.app, 'gone')
    standIn.app.quit()
    await gone
  })

  /** What the page does with the ports that it is handed: call the contract. */
  const client = async (): Promise<ContractRouterClient<Contract>> => {
    const handed = window.webContents.mainFrame.posted.length
    await vi.waitFor(() => {
      pageAsks(standIn, window)
      expect(window.webContents.mainFrame.posted.length).toBeGreaterThan(handed)
    })
    const [port] = window.webContents.mainFrame.posted.at(-1)?.ports ?? []
    if (!(port instanceof MessagePort)) throw new Error('the page was handed no port')
    onTestFinished(() => port.close())
    port.start()
    return createORPCClient(new RPCLink({ port: port as unknown as globalThis.MessagePort }))
  }
  return { ...standIn, studios, client }
}

describe('the shell and the studio', () => {
  test('a page calls the contract over the ports that it was handed', { timeout: 60_000 }, async () => {
    const { client, request } = await desktopWithStudio()
    const page = await client()
    const { users, demoPin } = await page.people.list()
    expect(users.length).toBeGreaterThan(2)
    const [user] = users
    if (user === undefined || demoPin === null) throw new Error('the demo room has nobody to sign in')
    expect(await page.people.signIn({ user: user.id, pin: demoPin })).toMatchObject({ id: user.id })
    expect(await page.studio.about()).toMatchObject({ keyStore: 'os', demo: true })
    // The studio's own server took the shell's token: it looked, and there is no such recording.
    expect((await request('fairlive://console/media/none')).status).toBe(404)
    const unnamed = `fairlive://console/media/pictures/0/${'0'.repeat(64)}`
    expect((await request(unnamed)).status).toBe(404)
  })

  test('a studio that was killed comes back with its key and its ledger', { timeout: 60_000 }, async () => {
    const { client, studios } = await desktopWithStudio()
    const before = await client().then((page) => page.studio.about())
    studios[0]?.kill()
    await vi.waitFor(() => expect(studios).toHaveLength(2), { timeout: 20_000 })
    const after = await client().then((page) => page.studio.about())
    expect(after.origin).toBe(before.origin)
    expect(after.keyStore).toBe('os')
  })

  test('quitting closes the studio in order', { timeout: 60_000 }, async () => {
    const { app, client, studios } = await desktopWithStudio()
    await client().then((page) => page.studio.about())
    const exit = once(studios[0] ?? app, 'exit')
    const gone = once(app, 'gone')
    app.quit()
    expect(await exit).toEqual([0])
    await gone
  })
})
