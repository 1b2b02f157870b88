/** `fairlive`, run from source as a program of its own. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type Child, startChild } from './child.ts'

const program = fileURLToPath(new URL('../../electron/cli.ts', import.meta.url))

export type Ran = { readonly status: number | null; readonly stdout: string; readonly stderr: string }

/** Runs a command to its end; ended by force after a minute. */
export async function fairlive(...args: readonly string[]): Promise<Ran> {
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 60_000,
  })
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const [status] = await once(child, 'close')
  return { status, stdout, stderr }
}

/** Starts a command that goes on until it is told to stop. */
export function startFairlive(...args: readonly string[]): Promise<Child> {
  return startChild(process.execPath, [program, ...args], process.env)
}
