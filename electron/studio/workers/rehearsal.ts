/** The rehearsal OBS in a thread of its own: what it draws must not slow the loop that it is watched by. */
import { parentPort, workerData } from 'node:worker_threads'
import { demoCollection } from '../../obs/rehearsal/demo-collection.ts'
import { startRehearsalObs } from '../../obs/rehearsal/start.ts'

export type RehearsalWorkerData = {
  readonly recordDirectory: string
  readonly password: string
  readonly canvas: { readonly width: number; readonly height: number }
}

export type RehearsalStarted = { readonly url: string }

const { recordDirectory, password, canvas } = workerData as RehearsalWorkerData

const obs = await startRehearsalObs({
  password,
  canvas,
  collections: [demoCollection],
  recordDirectory,
  // A target that nobody listens at: the rehearsal OBS sends nothing anywhere, it only keeps the state of sending.
  streamServer: { server: 'rtmp://127.0.0.1:1/rehearsal', key: 'rehearsal' },
})
parentPort?.postMessage({ url: obs.url } satisfies RehearsalStarted)
parentPort?.once('message', () => {
  void obs.close().then(() => parentPort?.close())
})
