/** An OBS to practise on: listens on loopback and speaks obs-websocket 5 (JSON). */
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import { loadCollection } from './collections.ts'
import { versions } from './general.ts'
import { Machine, type MachineClock, systemClock } from './machine.ts'
import { pictureFormats } from './picture/encode.ts'
import type { CollectionPlan } from './plan.ts'
import { collectionFrom } from './plan.ts'
import { videoParameters } from './profiles.ts'
import { schedule } from './programme.ts'
import { type Dialect, type Lies, type Rules, realLies, realTiming, type Timing } from './rules.ts'
import { sensesAt } from './senses.ts'
import { Session } from './session.ts'
import type { Size, Video, World } from './world.ts'

export type RehearsalOptions = {
  /** 0, or left out: any free port. */
  readonly port?: number
  /** '' (or left out): no password is asked for. */
  readonly password?: string
  readonly canvas: Size
  readonly framesPerSecond?: number
  /** The scene collections; the first is current. */
  readonly collections: readonly [CollectionPlan, ...CollectionPlan[]]
  readonly recordDirectory: string
  /** Target of the custom stream service; left out: OBS has none, and a stream cannot start. */
  readonly streamServer?: { readonly server: string; readonly key: string }
  readonly dialect?: Dialect
  readonly lies?: Partial<Lies>
  readonly timing?: Partial<Timing>
  readonly hasVirtualCamera?: boolean
  readonly streamServerAnswers?: boolean
  readonly imageFormats?: readonly string[]
  readonly clock?: MachineClock
}

export type RehearsalObs = AsyncDisposable & {
  readonly url: string
  readonly port: number
  readonly password: string
  /** PNG of what viewers see, which is not what GetSourceScreenshot shows in studio mode. */
  air(size: Size): Promise<Buffer>
  /** Cuts every connection without a close frame and stops listening, as a killed OBS does. */
  die(): void
  /** Closes connections and files and stops listening. */
  close(): Promise<void>
}

/** Rejects where the port is taken. */
export async function startRehearsalObs(options: RehearsalOptions): Promise<RehearsalObs> {
  const clock = options.clock ?? systemClock
  const password = options.password ?? ''
  const world = firstWorld(options, clock)
  const sessions = new Map<WebSocket, Session>()
  const server = new WebSocketServer({
    host: '127.0.0.1',
    port: options.port ?? 0,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has('obswebsocket.json') ? 'obswebsocket.json' : false),
  })
  await once(server, 'listening')
  const die = () => {
    for (const socket of sessions.keys()) socket.terminate()
    server.close()
  }
  const machine = new Machine(world, clock, {
    event: (event) => {
      for (const session of sessions.values()) session.tell(event)
    },
    died: die,
  })
  server.on('connection', (socket) => {
    sessions.set(socket, greet(socket, machine, password))
    socket.once('close', () => sessions.delete(socket))
  })
  const close = async () => {
    await machine.close()
    for (const socket of sessions.keys()) socket.close(1001, 'Server stopping.')
    await new Promise<void>((resolve) => {
      server.close(() => resolve())
    })
  }
  const { port } = server.address() as AddressInfo
  return {
    url: `ws://127.0.0.1:${port}`,
    port,
    password,
    air: (size) => machine.air(size),
    die,
    close,
    [Symbol.asyncDispose]: close,
  }
}

function greet(socket: WebSocket, machine: Machine, password: string): Session {
  const { websocket } = versions[machine.world.rules.dialect]
  const random = () => randomBytes(32).toString('base64')
  const greeting = { obsWebSocketVersion: websocket, password, salt: random(), challenge: random() }
  const connection = {
    send: (message: object) => socket.send(JSON.stringify(message)),
    close: (code: number, reason: string) => socket.close(code, reason),
  }
  const session = new Session(connection, greeting, machine)
  socket.on('message', (bytes, isBinary) => {
    session.receive(isBinary ? null : String(bytes)).catch((failure) => socket.emit('error', failure))
  })
  // A client that breaks off is nothing to report; a fault of our own ends its connection and is seen there.
  socket.on('error', () => socket.close(1011))
  return session
}

function firstWorld(options: RehearsalOptions, clock: MachineClock): World {
  const { width, height } = options.canvas
  const video: Video = {
    baseWidth: width,
    baseHeight: height,
    outputWidth: width,
    outputHeight: height,
    fpsNumerator: options.framesPerSecond ?? 30,
    fpsDenominator: 1,
  }
  const now = clock.now()
  const [first] = options.collections
  const { streamServer } = options
  const profile = {
    name: 'Untitled',
    parameters: { ...videoParameters(video), 'SimpleOutput/FilePath': options.recordDirectory },
    service:
      streamServer === undefined
        ? { type: 'rtmp_common', settings: {} }
        : { type: 'rtmp_custom', settings: { ...streamServer, use_auth: false } },
    slots: {},
  }
  const idle = { phase: 'idle', startedAt: 0 } as const
  const empty: World = {
    rules: rulesFrom(options),
    startedAt: now,
    video,
    nextSourceId: 1,
    sources: new Map(),
    sceneOrder: [],
    program: 0,
    transition: null,
    transitionName: 'Fade',
    transitionDuration: 300,
    studioMode: null,
    record: { ...idle, path: null, bytes: 0, pausedAt: null, pausedFor: 0, stoppedAt: -Infinity },
    stream: idle,
    virtualCamera: false,
    collection: first.name,
    collections: new Map(options.collections.map((plan) => [plan.name, collectionFrom(plan)])),
    loading: false,
    profile: profile.name,
    profiles: new Map([[profile.name, profile]]),
    slots: {},
    active: new Set(),
    showing: new Set(),
    agenda: [],
  }
  const world = loadCollection(empty, collectionFrom(first), sensesAt(now))
  const checked = schedule(world, { what: 'files-checked', at: now + world.rules.timing.fileCheck })
  return schedule(checked, { what: 'frame', at: now })
}

function rulesFrom(options: RehearsalOptions): Rules {
  return {
    dialect: options.dialect ?? '5.1',
    lies: { ...realLies, ...options.lies },
    timing: { ...realTiming, ...options.timing },
    hasVirtualCamera: options.hasVirtualCamera ?? true,
    streamServerAnswers: options.streamServerAnswers ?? true,
    imageFormats: options.imageFormats ?? pictureFormats,
  }
}
