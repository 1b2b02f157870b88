import type { App, CrashReporter, WebContents } from 'electron'
import type { Log } from './log.ts'

const pageReloads = 3
const withinMs = 60_000

/** The process that the shell runs in. */
export type Host = Pick<NodeJS.Process, 'on' | 'platform'>

export type CrashWatch = {
  readonly log: Log
  readonly now: () => number
  /** The page crashed again and again; it is not loaded once more. */
  readonly pageGivenUp: () => void
  /** Something in this very process went wrong; it goes on, because the studio's process hangs on it. */
  readonly fault: () => void
}

/**
 * Crash reports stay on this PC. A console page that crashes is loaded again, and what goes wrong anywhere is logged;
 * the studio's process has a supervisor of its own (studio-process.ts).
 */
export function watchCrashes(app: App, reporter: CrashReporter, host: Host, watch: CrashWatch): void {
  const { log, now, pageGivenUp, fault } = watch
  reporter.start({ uploadToServer: false })

  let reloadedAt: readonly number[] = []
  app.on('render-process-gone', (_event, contents: WebContents, { reason, exitCode }) => {
    log('page gone', `${reason} ${exitCode}`)
    if (reason === 'clean-exit' || contents.isDestroyed()) return
    reloadedAt = reloadedAt.filter((at) => now() - at < withinMs)
    if (reloadedAt.length >= pageReloads) {
      pageGivenUp()
      return
    }
    reloadedAt = [...reloadedAt, now()]
    contents.reload()
  })
  app.on('child-process-gone', (_event, { type, reason, exitCode, serviceName }) => {
    log('process gone', `${serviceName ?? type} ${reason} ${exitCode}`)
  })
  const caught = (error: unknown) => {
    log('fault', error instanceof Error ? (error.stack ?? error.message) : String(error))
    fault()
  }
  host.on('uncaughtException', caught)
  host.on('unhandledRejection', caught)
}
