import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Child, startChild } from './child.ts'
import { executable } from './executable.ts'
import { freePort, portOpens } from './free-port.ts'
import { landscape, type ObsFiles, type Size, writeObsFiles } from './real-obs-files.ts'
import { type Display, startDisplay } from './xvfb.ts'

export type RealObsOptions = {
  /** Base and output size; 1280x720 unless told otherwise. */
  readonly canvas?: Size
  readonly framesPerSecond?: number
  /** '' switches authentication off. */
  readonly password?: string
  /** Where recordings go; a folder below `home` unless told otherwise. */
  readonly recordDirectory?: string
  /** mkv, mp4, flv, mov, ts ...; mkv unless told otherwise. */
  readonly recordFormat?: string
  /** Switches the replay buffer on, with this length. */
  readonly replaySeconds?: number
  /** Target of the custom RTMP service; unset, OBS has no stream service as after a fresh install. */
  readonly streamServer?: { readonly server: string; readonly key: string }
  /** Scene collections by name in OBS's own JSON, the first is current; unset, OBS makes one empty scene `Scene`. */
  readonly collections?: Readonly<Record<string, object>>
}

/** A real OBS of one's own. Disposing it ends OBS and its display and removes its home. */
export type RealObs = AsyncDisposable & {
  /** ws://127.0.0.1:port */
  readonly url: string
  readonly port: number
  readonly password: string
  /** OBS's HOME; its configuration lies in `.config/obs-studio` below it. */
  readonly home: string
  readonly recordDirectory: string
  /** What the running (or last) OBS has said on stdout and stderr. */
  logs(): string
  pid(): number
  /** How OBS ended by itself, or null where it runs or was ended by us; waits a moment for a death that is just happening. */
  death(): Promise<string | null>
  /** Ends OBS and resolves when it is gone. Without a clean shutdown nothing is saved, as after a crash. */
  kill(signal?: NodeJS.Signals): Promise<void>
  /**
   * Starts it again on the same home, port and display (ends it first if it runs); resolves when it is ready: when its
   * server listens, or where its configuration has that switched off, when it has started.
   */
  restart(serverIs?: 'on' | 'off'): Promise<void>
}

/** Why no real OBS can be started on this machine, or null where one can. Tests skip with this sentence. */
export function realObsMissing(): string | null {
  if (process.platform !== 'linux') return 'a real OBS is only started on Linux (needs Xvfb)'
  const missing = [
    ...(executable('obs') === null ? ['obs-studio'] : []),
    ...(executable('Xvfb') === null ? ['xvfb'] : []),
  ]
  return missing.length === 0 ? null : `no real OBS here: apt-get install ${missing.join(' ')}`
}

/**
 * Starts OBS with a fresh home on a display of its own and resolves when its websocket server accepts connections.
 * It touches nothing outside its temporary folder and is kept from the internet by a proxy setting that leads nowhere.
 */
export async function startRealObs(options: RealObsOptions = {}): Promise<RealObs> {
  const missing = realObsMissing()
  if (missing !== null) throw new Error(missing)
  const home = await mkdtemp(join(tmpdir(), 'fairlive-obs-'))
  const display = await startDisplay()
  const files: ObsFiles = {
    home,
    port: await freePort(),
    password: options.password ?? 'correct horse',
    canvas: options.canvas ?? landscape,
    framesPerSecond: options.framesPerSecond ?? 30,
    recordDirectory: options.recordDirectory ?? join(home, 'recordings'),
    recordFormat: options.recordFormat ?? 'mkv',
    ...(options.replaySeconds === undefined ? {} : { replaySeconds: options.replaySeconds }),
    streamServer: options.streamServer ?? null,
    collections: options.collections ?? {},
  }
  const dispose = async (obs: Child | null) => {
    await obs?.end('SIGTERM')
    await display[Symbol.asyncDispose]()
    await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
  }
  await writeObsFiles(files)
  let obs: Child
  try {
    obs = await launch(files, display)
  } catch (failure) {
    await dispose(null)
    throw failure
  }
  return {
    url: `ws://127.0.0.1:${files.port}`,
    port: files.port,
    password: files.password,
    home,
    recordDirectory: files.recordDirectory,
    logs: () => obs.output(),
    pid: () => obs.pid,
    death: () => deathOf(obs),
    kill: (signal = 'SIGKILL') => obs.end(signal),
    restart: async (serverIs = 'on') => {
      await obs.end('SIGKILL')
      obs = await launch(files, display, serverIs)
    },
    [Symbol.asyncDispose]: () => dispose(obs),
  }
}

async function launch(files: ObsFiles, display: Display, serverIs: 'on' | 'off' = 'on'): Promise<Child> {
  const child = await startChild(
    executable('obs') ?? 'obs',
    ['--multi', '--disable-missing-files-check'],
    environment(files.home, display.name),
  )
  try {
    await child.said(
      (output) =>
        output.includes('Startup complete') &&
        (serverIs === 'off' || output.includes('[WebSocketServer::ServerRunner] IO thread started')),
      'a ready OBS',
      30_000,
    )
    if (serverIs === 'on') await portOpens(files.port, 5_000)
  } catch (failure) {
    await child.end('SIGKILL')
    throw failure
  }
  child.process.once('exit', () => {
    const how = endedBySelf(child)
    if (how === null) return
    // A test that lost its OBS would else only say that nobody answers.
    const last = child.output().split('\n').slice(-40).join('\n')
    console.error(`OBS ended by itself (${how}). It last said:\n${last}`)
  })
  return child
}

function endedBySelf({ process: { exitCode, signalCode } }: Child): string | null {
  if (signalCode === 'SIGKILL' || signalCode === 'SIGTERM') return null
  return signalCode ?? (exitCode === null ? null : `exit code ${exitCode}`)
}

/** Whoever speaks with it learns of a death by the closed connection, some milliseconds before the process is reaped. */
async function deathOf(obs: Child): Promise<string | null> {
  const { exitCode, signalCode } = obs.process
  if (exitCode === null && signalCode === null)
    await once(obs.process, 'exit', { signal: AbortSignal.timeout(1_000) }).catch(() => null)
  return endedBySelf(obs)
}

/** Only what OBS needs: nothing of the desktop session that may run on the same machine. */
function environment(home: string, display: string): NodeJS.ProcessEnv {
  const nowhere = 'http://127.0.0.1:9'
  return {
    PATH: process.env.PATH,
    HOME: home,
    XDG_RUNTIME_DIR: home,
    DISPLAY: display,
    LANG: 'C.UTF-8',
    LIBGL_ALWAYS_SOFTWARE: '1',
    QT_QPA_PLATFORM: 'xcb',
    http_proxy: nowhere,
    https_proxy: nowhere,
    all_proxy: nowhere,
  }
}
