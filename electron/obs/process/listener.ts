import { execFile } from 'node:child_process'
import { readdir, readFile, readlink } from 'node:fs/promises'
import { promisify } from 'node:util'
import { listeningPid, listeningProcess, processName } from './listener-text.ts'
import { listeningInodes, programName, startedTicks } from './proc-text.ts'

/** A process that listens on a port of this PC. `startedAt` tells it from a later one with the same number. */
export type PortOwner = { readonly pid: number; readonly program: string; readonly startedAt: string }

const run = promisify(execFile)
/** The tools of the system answer at once, or not at all. */
const answersWithinMs = 5_000

/** Who listens on this TCP port of this PC; null where nobody does or it may not be seen. Never rejects. */
export async function portOwner(port: number, platform: NodeJS.Platform): Promise<PortOwner | null> {
  try {
    if (platform === 'linux') return await ownerByProc(port)
    return platform === 'win32' ? await ownerByNetstat(port) : await ownerByLsof(port)
  } catch {
    // Another user's process, a tool that is missing: whoever it is cannot be told.
    return null
  }
}

/** Whether this very process is still there. Never rejects. */
export async function isRunning(owner: PortOwner, platform: NodeJS.Platform): Promise<boolean> {
  try {
    if (platform === 'win32') {
      const { program, startedAt } = await windowsProcess(owner.pid)
      return program === owner.program && startedAt === owner.startedAt
    }
    const startedAt = platform === 'linux' ? await linuxStart(owner.pid) : await psStart(owner.pid)
    return startedAt === owner.startedAt
  } catch {
    return false
  }
}

async function ownerByProc(port: number): Promise<PortOwner | null> {
  const tables = await Promise.all(
    ['/proc/net/tcp', '/proc/net/tcp6'].map((file) => readFile(file, 'utf8').catch(() => '')),
  )
  const inodes = new Set(tables.flatMap((table) => listeningInodes(table, port)))
  if (inodes.size === 0) return null
  for (const entry of await readdir('/proc')) {
    const pid = Number(entry)
    if (!Number.isInteger(pid) || !(await holdsSocket(pid, inodes))) continue
    const program = programName(await readFile(`/proc/${pid}/cmdline`, 'utf8'))
    return { pid, program, startedAt: await linuxStart(pid) }
  }
  return null
}

async function holdsSocket(pid: number, inodes: ReadonlySet<string>): Promise<boolean> {
  const folder = `/proc/${pid}/fd`
  const names = await readdir(folder).catch(() => [])
  for (const name of names) {
    const target = await readlink(`${folder}/${name}`).catch(() => '')
    if (inodes.has(target)) return true
  }
  return false
}

async function linuxStart(pid: number): Promise<string> {
  return startedTicks(await readFile(`/proc/${pid}/stat`, 'utf8'))
}

async function ownerByLsof(port: number): Promise<PortOwner | null> {
  const { stdout } = await run('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'], {
    timeout: answersWithinMs,
  })
  const found = listeningProcess(stdout)
  return found && { ...found, startedAt: await psStart(found.pid) }
}

async function psStart(pid: number): Promise<string> {
  const { stdout } = await run('ps', ['-o', 'lstart=', '-p', String(pid)], { timeout: answersWithinMs })
  return stdout.trim()
}

async function ownerByNetstat(port: number): Promise<PortOwner | null> {
  const { stdout } = await run('netstat', ['-ano', '-p', 'TCP'], {
    timeout: answersWithinMs,
    windowsHide: true,
  })
  const pid = listeningPid(stdout, port)
  return pid === null ? null : windowsProcess(pid)
}

async function windowsProcess(pid: number): Promise<PortOwner> {
  const command = `$p = Get-Process -Id ${pid}; "$($p.ProcessName)|$($p.StartTime.ToFileTimeUtc())"`
  const { stdout } = await run('powershell', ['-NoProfile', '-Command', command], {
    timeout: answersWithinMs,
    windowsHide: true,
  })
  return { pid, ...processName(stdout) }
}
