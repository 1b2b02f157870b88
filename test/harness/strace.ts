/** Runs a Node program under strace, with one fault put into one system call. */
import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { needsProgram } from './needs.ts'

export type Fault = {
  readonly call: string
  /** Which of the program's calls of that name it is, from 1. */
  readonly when: number
  /** An error name (`EIO`), or the death of the process at that call. */
  readonly what: 'EIO' | 'ENOSPC' | 'SIGKILL'
  /** Only calls on this file count; every call where it is left out. */
  readonly file?: string
}

/** What is missing for strace, as a reason for `describeWhere`; null where it can trace. */
export function needsStrace(): string | null {
  const program = needsProgram('strace')
  if (program !== null) return program
  const probe = spawnSync('strace', ['-f', '-e', 'trace=none', process.execPath, '--version'])
  return probe.status === 0 ? null : 'permission to trace processes (ptrace)'
}

export type TracedRun = {
  readonly stdout: string
  readonly stderr: string
  /** Whether the program came to that call and met the fault. A test that does not look at it may prove nothing. */
  readonly met: boolean
}

/** Runs `program` to its end and gives what it printed. The trace is written to `traceFile`. */
export async function runTraced(
  program: readonly string[],
  fault: Fault,
  traceFile: string,
): Promise<TracedRun> {
  const kills = fault.what === 'SIGKILL'
  const inject = `inject=${fault.call}:${kills ? 'signal' : 'error'}=${fault.what}:when=${fault.when}`
  // Under --seccomp-bpf (faster by half) strace 6.1 drops injected signals without a word: errors only.
  const filter = kills ? [] : ['--seccomp-bpf']
  const onFile = fault.file === undefined ? [] : ['-P', fault.file]
  const trace = ['-f', ...filter, ...onFile, '-o', traceFile, '-e', `trace=${fault.call}`, '-e', inject]
  const { stdout, stderr, signal } = await spawned([...trace, ...program])
  const met = kills ? signal === 'SIGKILL' : readFileSync(traceFile, 'utf8').includes('(INJECTED)')
  return { stdout, stderr, met }
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

type Ended = { readonly stdout: string; readonly stderr: string; readonly signal: string | null }

function spawned(parameters: readonly string[]): Promise<Ended> {
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
