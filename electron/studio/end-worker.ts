import type { Worker } from 'node:worker_threads'

/** A worker that does not end in time hangs; what it held is safe on disk or not worth waiting for. */
const withinMs = 5_000

/** Asks a worker to end with its own closing message and waits until it is gone; one that has died already is gone. */
export function endWorker(worker: Worker, message: unknown): Promise<void> {
  return new Promise((resolve) => {
    // Node gives a worker that has exited this id.
    if (worker.threadId === -1) return resolve()
    const deadline = setTimeout(() => void worker.terminate(), withinMs)
    worker.once('exit', () => {
      clearTimeout(deadline)
      resolve()
    })
    worker.postMessage(message)
  })
}
