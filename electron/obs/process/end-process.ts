import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { isRunning, type PortOwner } from './listener.ts'

const run = promisify(execFile)
/** A program that was asked to end and is still there after this is ended by force. */
const asksForMs = 3_000
const looksEveryMs = 100

/** OBS by the names that its process bears on the three systems. */
const obsPrograms: ReadonlySet<string> = new Set(['obs', 'obs64', 'obs32', 'obs-studio', 'OBS'])

export function isObs({ program }: PortOwner): boolean {
  return obsPrograms.has(program)
}

/**
 * Ends this very process, at first by asking. True once it is gone; false where it could not be ended or is another
 * process by now. Never rejects.
 * @param pause waits so many milliseconds
 */
export async function endProcess(
  owner: PortOwner,
  platform: NodeJS.Platform,
  pause: (ms: number) => Promise<unknown>,
): Promise<boolean> {
  const isThere = () => isRunning(owner, platform)
  if (!(await isThere())) return false
  for (const force of [false, true]) {
    await stop(owner.pid, force, platform)
    for (let waited = 0; waited < asksForMs; waited += looksEveryMs) {
      if (!(await isThere())) return true
      await pause(looksEveryMs)
    }
  }
  return false
}

async function stop(pid: number, force: boolean, platform: NodeJS.Platform): Promise<void> {
  try {
    // Windows has no signal to ask with: a window that is asked to close asks the person whether to stop streaming.
    if (platform === 'win32') await run('taskkill', ['/PID', String(pid), '/F'], { windowsHide: true })
    else process.kill(pid, force ? 'SIGKILL' : 'SIGTERM')
  } catch {
    // Gone already, or not ours to end: whether it is there is looked at next.
  }
}
