import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

export type Log = (event: string, detail?: string) => void

const rotateAtBytes = 5_000_000

/**
 * The desktop's own log, one line an event, `shell.log` and one older file. Written at once and not in the
 * background: what counts most here is what was said just before an end.
 * @param now milliseconds since 1970
 */
export function openLog(folder: string, now: () => number): Log {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, 'shell.log')
  return (event, detail = '') => {
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
    if (size > rotateAtBytes) renameSync(path, join(folder, 'shell.older.log'))
    const said = detail.replaceAll('\n', '\n    ')
    appendFileSync(path, `${new Date(now()).toISOString()} ${event}${said === '' ? '' : `: ${said}`}\n`)
  }
}
