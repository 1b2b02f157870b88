import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { projectDir } from '../node24.mjs'

const Announced = z.object({ url: z.url(), token: z.string() })

/** The studio run from source, started again on demand, always on the same port. */
export class StudioChild {
  readonly #args: readonly string[]
  #child: ChildProcess | null = null
  #cookie = ''

  /** @param args of `fairlive serve`, beside `--json` */
  constructor(args: readonly string[]) {
    this.#args = args
  }

  /** The cookie of a seat in the studio of now; empty until it has started. */
  get cookie(): string {
    return this.#cookie
  }

  /** Resolves when the studio answers; rejects where it ends before that, having said why on stderr. */
  async start(): Promise<void> {
    const cli = join(projectDir, 'electron', 'cli.ts')
    const child = spawn(process.execPath, [cli, 'serve', '--json', ...this.#args], {
      cwd: projectDir,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    this.#child = child
    const [line] = await Promise.race([
      once(createInterface(child.stdout), 'line'),
      once(child, 'exit').then(() => Promise.reject(new Error('the studio ended while starting'))),
    ])
    const { url, token } = Announced.parse(JSON.parse(line))
    this.#cookie = await enter(url, token)
  }

  async stop(): Promise<void> {
    const child = this.#child
    this.#child = null
    if (child === null || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    await gone
  }
}

/** Turns the one-time token into a seat, as the browser does when it opens the console. */
async function enter(url: string, token: string): Promise<string> {
  const answer = await fetch(`${url}/?token=${token}`, { redirect: 'manual' })
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0]
  if (cookie === undefined) throw new Error(`the studio gave no seat: ${answer.status}`)
  return cookie
}
