/** Runs a Node program under strace, with one fault put into one system call. */
import { spawn, spawnSync } from 'node:child_process'

export type Fault = {
  readonly call: string
  /** Which of the program's calls of that name it is, from 1. */
  readonly when: number
  /** An error name (`EIO`), or the death of the process at that call. */
  readonly what: 'EIO' | 'ENOSPC' | 'SIGKILL'
}

/** Why strace cannot be used here; undefined where it can. */
export function whyNoStrace(): string | undefined {
  const probe = spawnSync('strace', ['-f', '-e', 'trace=none', process.execPath, '--version'], {
    encoding: 'utf8',
  })
  if (probe.error !== undefined) return 'strace is not installed (Debian: strace)'
  return probe.status === 0 ? undefined : `strace may not trace here: ${probe.stderr.split('\n')[0]}`
}

export type TracedRun = { readonly stdout: string; readonly stderr: string; readonly signal: string | null }

/** Runs `program` to its end and gives what it printed. `calls` are counted where there is no fault: see `countCalls`. */
export async function runTraced(program: readonly string[], fault: Fault): Promise<TracedRun> {
  const injected = fault.what === 'SIGKILL' ? 'signal=SIGKILL' : `error=${fault.what}`
  const inject = `inject=${fault.call}:${injected}:when=${fault.when}`
  return spawned([
    '-f',
    '--seccomp-bpf',
    '-e',
    `trace=${fault.call}`,
    '-e',
    inject,
    '-o',
    '/dev/null',
    ...program,
  ])
}

/** How many times the program's main thread makes each of these calls when nothing goes wrong. */
export async function countCalls(
  program: readonly string[],
  calls: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { stderr } = await spawned([
    '-f',
    '--seccomp-bpf',
    '-e',
    `trace=${calls.join()}`,
    '-e',
    'signal=none',
    ...program,
  ])
  const lines = stderr.split('\n')
  return new Map(calls.map((call) => [call, lines.filter((line) => line.includes(`${call}(`)).length]))
}

function spawned(parameters: readonly string[]): Promise<TracedRun> {
  const child = spawn('strace', parameters, { stdio: ['ignore', 'pipe', 'pipe'] })
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (_code, signal) => resolve({ stdout, stderr, signal }))
  })
}
