import { EventEmitter } from 'node:events'
import { type MessagePort, Worker } from 'node:worker_threads'
import type { ToStudio } from '#electron/studio/process-protocol.ts'

/** What `utilityProcess.fork` gives, with the real studio in it; a thread, because only a thread can be given ports. */
export class StudioInThread extends EventEmitter {
  readonly #worker = new Worker(new URL('./studio-process-worker.ts', import.meta.url), {
    stdout: true,
    stderr: true,
  })
  readonly stdout = this.#worker.stdout
  readonly stderr = this.#worker.stderr

  constructor() {
    super()
    this.#worker.on('message', (message: unknown) => this.emit('message', message))
    this.#worker.on('error', (error) => this.stderr.push(`${error.stack ?? error.message}\n`))
    this.#worker.on('exit', (code) => this.emit('exit', code))
  }

  postMessage(data: ToStudio, ports: readonly MessagePort[] = []): void {
    this.#worker.postMessage({ data, ports }, [...ports])
  }

  /** Ends it in the middle of whatever it does. */
  kill(): boolean {
    void this.#worker.terminate()
    return true
  }
}
