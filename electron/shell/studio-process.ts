import type { MessagePortMain, UtilityProcess } from 'electron'
import { FromStudio, type StartStudio, type ToStudio } from '../studio/process-protocol.ts'
import type { Log } from './log.ts'

const firstPauseMs = 200
const longestPauseMs = 10_000
/** A process that ran this long had started well: the next pause is the first one again. */
const settledAfterMs = 60_000
/** The studio closes its session and its ledger when it is told to stop; OBS may answer slowly. */
const stopWithinMs = 15_000

export type Supervision = {
  readonly fork: () => UtilityProcess
  /** Its first message. Asked for at every start, because the key store may answer differently by then. */
  readonly start: (again: boolean) => Promise<StartStudio>
  readonly heard: (message: FromStudio) => void
  readonly changed: (state: 'starting' | 'restarting' | 'ended') => void
  readonly log: Log
  readonly now: () => number
}

export type StudioProcess = {
  /** False where no process runs at the moment: nothing was sent, and the ports are still the caller's. */
  send(message: ToStudio, ports?: MessagePortMain[]): boolean
  /** Lets it close what is open, and ends it where it does not. Resolves when it is gone. */
  stop(): Promise<void>
}

/** Runs the studio as a process of its own and starts it again whenever it dies, with growing pauses. */
export function superviseStudio(supervision: Supervision): StudioProcess {
  const { fork, start, heard, changed, log, now } = supervision
  let running: UtilityProcess | null = null
  let pauseMs = firstPauseMs
  let pause: NodeJS.Timeout | null = null
  let wanted = true
  let gone = Promise.resolve()

  const launch = async (again: boolean) => {
    changed(again ? 'restarting' : 'starting')
    const first = await start(again)
    if (!wanted) return
    const startedAt = now()
    const child = fork()
    const { promise, resolve } = Promise.withResolvers<void>()
    gone = promise
    child.on('message', (value: unknown) => {
      const message = FromStudio.safeParse(value)
      if (!message.success) {
        log('studio said something unknown', message.error.message)
        return
      }
      if (message.data.type === 'fatal') wanted = false
      heard(message.data)
    })
    child.stdout?.on('data', (text: Buffer) => log('studio', text.toString().trimEnd()))
    child.stderr?.on('data', (text: Buffer) => log('studio', text.toString().trimEnd()))
    child.once('exit', (code) => {
      running = null
      log('studio ended', `code ${code}`)
      resolve()
      if (!wanted) {
        changed('ended')
        return
      }
      if (now() - startedAt > settledAfterMs) pauseMs = firstPauseMs
      pause = setTimeout(() => void attempt(true), pauseMs)
      pauseMs = Math.min(pauseMs * 2, longestPauseMs)
      changed('restarting')
    })
    running = child
    child.postMessage(first)
  }
  const attempt = async (again: boolean) => {
    try {
      await launch(again)
    } catch (error) {
      changed('ended')
      throw error
    }
  }
  void attempt(false)

  return {
    send(message, ports = []) {
      running?.postMessage(message, ports)
      return running !== null
    },
    async stop() {
      wanted = false
      if (pause !== null) clearTimeout(pause)
      const child = running
      if (child === null) return
      child.postMessage({ type: 'stop' } satisfies ToStudio)
      const deadline = setTimeout(() => child.kill(), stopWithinMs)
      await gone
      clearTimeout(deadline)
    },
  }
}
