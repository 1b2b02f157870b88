import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

/** A program that this test started, and everything it has said so far. */
export type Child = {
  readonly pid: number
  readonly process: ChildProcess
  /** stdout and stderr together, in the order in which they arrived. */
  output(): string
  /** Resolves as soon as `seen(output)` is true; rejects with the output when the child ends first or time is up. */
  said(seen: (output: string) => boolean, what: string, withinMs: number): Promise<void>
  /** Sends the signal and waits until the process is gone; after 5 s it is killed. */
  end(signal: NodeJS.Signals): Promise<void>
}

/** Starts a program that is ended with this process at the latest; only its own pid is ever signalled. */
export async function startChild(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Child> {
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] })
  let output = ''
  let ended = false
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of [...listeners]) listener()
  }
  for (const stream of child.stdio.slice(1)) {
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8')
      tell()
    })
  }
  const endWithUs = () => child.kill('SIGKILL')
  process.once('exit', endWithUs)
  child.once('exit', () => {
    process.off('exit', endWithUs)
    ended = true
    tell()
  })
  await once(child, 'spawn')
  const pid = child.pid
  if (pid === undefined) throw new Error(`${program} started without a pid`)

  const said = (seen: (output: string) => boolean, what: string, withinMs: number) =>
    new Promise<void>((resolve, reject) => {
      const settle = (failure: string | null) => {
        clearTimeout(timer)
        listeners.delete(look)
        if (failure === null) resolve()
        else reject(new Error(`${program}: ${failure} while waiting for ${what}. It said:\n${output}`))
      }
      const timer = setTimeout(() => settle(`${withinMs} ms are over`), withinMs)
      const look = () => {
        if (seen(output)) settle(null)
        else if (ended) settle('it ended')
      }
      listeners.add(look)
      look()
    })

  const end = async (signal: NodeJS.Signals) => {
    if (ended) return
    const gone = once(child, 'exit')
    child.kill(signal)
    const timer = setTimeout(() => child.kill('SIGKILL'), 5_000)
    await gone
    clearTimeout(timer)
  }
  return { pid, process: child, output: () => output, said, end }
}
