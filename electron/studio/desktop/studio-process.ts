import { randomBytes } from 'node:crypto'
import { RPCHandler } from '@orpc/server/message-port'
import { isNewDataFolder } from '../../ledger/data-folder.ts'
import { startAutopilot } from '../autopilot.ts'
import { CannotOpen, openStudio } from '../open-studio.ts'
import type { PictureViewer } from '../pictures/picture-desk.ts'
import { readWish } from '../pictures/picture-wish.ts'
import { FromStudio, type StartStudio, ToStudio } from '../process-protocol.ts'
import { studioRouterFor } from '../router/index.ts'
import { emptySeat, type Seat } from '../seats.ts'
import type { Studio } from '../studio.ts'
import { serveWeb } from '../web/server.ts'
import type { PagePort, StudioProcessPort } from './process-port.ts'

/** Runs the studio for the desktop shell; resolves when it has been told to stop and everything is closed. */
export async function runStudioProcess(shell: StudioProcessPort): Promise<void> {
  const tell = (message: FromStudio) => shell.postMessage(message)
  const inbox = listen(shell)
  const start = await inbox.start
  let studio: Studio
  try {
    studio = await openFor(start, tell, inbox.keyStored)
  } catch (error) {
    if (!(error instanceof CannotOpen)) throw error
    tell({ type: 'fatal', said: error.said, remedy: error.remedy })
    return
  }
  const web = await serveWeb({ studio, consoleDir: null, port: 0 })
  tell({ type: 'ready', mediaUrl: web.url, mediaToken: web.mediaToken })
  inbox.servePages(studio)
  const autopilot = start.autopilot
    ? startAutopilot(studio, (said) => process.stdout.write(`[autopilot] ${said}\n`))
    : null
  const ending = new AbortController()
  const telling = tellState(studio, tell, ending.signal)
  await inbox.stopped
  await autopilot?.stop()
  ending.abort()
  await telling
  await web.close()
  await studio.close()
}

type Inbox = {
  readonly start: Promise<StartStudio>
  readonly keyStored: Promise<boolean>
  readonly stopped: Promise<void>
  /** Pages that came before the studio was ready are served now, later ones as they come. */
  servePages(studio: Studio): void
}

function listen(shell: StudioProcessPort): Inbox {
  const start = Promise.withResolvers<StartStudio>()
  const keyStored = Promise.withResolvers<boolean>()
  const stopped = Promise.withResolvers<void>()
  // One window, one seat: a page that is loaded anew finds whoever was signed in at it.
  const seat = emptySeat()
  const waiting: (readonly PagePort[])[] = []
  let serve: ((ports: readonly PagePort[]) => void) | null = null
  shell.on('message', ({ data, ports }) => {
    const message = ToStudio.parse(data)
    switch (message.type) {
      case 'start':
        return start.resolve(message)
      case 'key-stored':
        return keyStored.resolve(message.stored)
      case 'stop':
        return stopped.resolve()
      case 'page':
        if (serve === null) waiting.push(ports)
        else serve(ports)
        return
      case 'page-gone':
        // Its ports close with it.
        return
    }
  })
  return {
    start: start.promise,
    keyStored: keyStored.promise,
    stopped: stopped.promise,
    servePages(studio) {
      const handler = new RPCHandler(studioRouterFor(studio))
      serve = (ports) => servePage(studio, handler, seat, ports)
      for (const ports of waiting.splice(0)) serve(ports)
    },
  }
}

function servePage(
  studio: Studio,
  handler: RPCHandler<{ readonly seat: Seat }>,
  seat: Seat,
  [contract, pictures]: readonly PagePort[],
): void {
  if (contract === undefined || pictures === undefined) throw new Error('a page comes with two ports')
  handler.upgrade(contract, { context: { seat } })
  contract.start()
  const viewer: PictureViewer = { send: (packed) => pictures.postMessage(packed), isBehind: () => false }
  pictures.on('message', (event) => {
    const wish = readWish(event?.data)
    if (wish !== null && seat.user !== null) studio.pictures.wish(viewer, wish)
  })
  pictures.on('close', () => studio.pictures.leave(viewer))
  pictures.start()
}

/** Opens the studio with the key that the shell keeps; a new folder's key is made here and handed over first. */
async function openFor(
  start: StartStudio,
  tell: (message: FromStudio) => void,
  keyStored: Promise<boolean>,
): Promise<Studio> {
  const { dataDir, resourcesDir, version, demo, rehearsal, key } = start
  let osKey = key.state === 'held' ? Buffer.from(key.key, 'base64') : null
  let newKeyStore: 'os' | 'file' = key.state === 'no-store' ? 'file' : 'os'
  if (key.state === 'none-yet' && isNewDataFolder(dataDir)) {
    const made = randomBytes(32)
    tell({ type: 'key-made', key: made.toString('base64') })
    if (await keyStored) osKey = made
    else newKeyStore = 'file'
  }
  return openStudio({
    dataDir,
    resourcesDir,
    version,
    newKeyStore,
    osKey,
    demo,
    obs: rehearsal ? { kind: 'rehearsal' } : { kind: 'found' },
    log: (line, error) =>
      process.stderr.write(`${line} ${error instanceof Error ? error.stack : (error ?? '')}\n`),
  })
}

/** The shell keeps the PC awake and the tray red while the room is live. */
async function tellState(
  studio: Studio,
  tell: (message: FromStudio) => void,
  signal: AbortSignal,
): Promise<void> {
  let last = ''
  for await (const _ of studio.view.watch(signal)) {
    const { room, session } = studio.view.value
    const phase = session?.phase ?? 'idle'
    const state = FromStudio.parse({ type: 'state', live: phase === 'live', room: room?.id ?? null, phase })
    const text = JSON.stringify(state)
    if (text !== last) tell(state)
    last = text
  }
}
