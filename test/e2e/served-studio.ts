import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startChild } from '#test/harness/child.ts'

const projectDir = join(import.meta.dirname, '..', '..')
const printed = /http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+/g

/** `fairlive serve` from the built bundle, as somebody starts it in a terminal. Disposing it ends it and removes its folder. */
export type ServedStudio = AsyncDisposable & {
  /** Folder of this studio alone: `data` is its data folder, `home` what it takes for the user's home. */
  readonly folder: string
  /** The newest address of the console. Each opens it once, so each is given out once. */
  address(): Promise<string>
  /** What the terminal shows. */
  terminal(): string
  /** Ends it as a crash does. */
  kill(): Promise<void>
  /** Starts it again on the same data; `more` are further options. */
  startAgain(more?: readonly string[]): Promise<void>
}

export type ServeOptions = {
  /** Options of `fairlive serve`; `--data` and `--no-open` are there already. */
  readonly args: readonly string[]
  readonly obsPassword?: string
}

export async function serveStudio({ args, obsPassword }: ServeOptions): Promise<ServedStudio> {
  const folder = await mkdtemp(join(tmpdir(), 'fairlive-e2e-'))
  const start = (more: readonly string[] = []) =>
    startChild(
      process.execPath,
      [
        join(projectDir, 'bin', 'fairlive.mjs'),
        'serve',
        '--data',
        join(folder, 'data'),
        '--no-open',
        ...args,
        ...more,
      ],
      {
        PATH: process.env.PATH,
        HOME: join(folder, 'home'),
        ...(obsPassword === undefined ? {} : { FAIRLIVE_OBS_PASSWORD: obsPassword }),
      },
    )
  let studio = await start()
  let given = 0
  const addresses = (output: string) => output.match(printed) ?? []
  return {
    folder,
    async address() {
      await studio.said((output) => addresses(output).length > given, 'an address of the console', 20_000)
      const next = addresses(studio.output())[given] ?? ''
      given += 1
      return next
    },
    terminal: () => studio.output(),
    kill: () => studio.end('SIGKILL'),
    async startAgain(more) {
      studio = await start(more)
      given = 0
    },
    async [Symbol.asyncDispose]() {
      await studio.end('SIGTERM')
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
    },
  }
}
