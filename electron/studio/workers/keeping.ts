/** Hashes recordings away from the studio's main thread. */
import { parentPort } from 'node:worker_threads'
import { type Inspected, inspectRecording } from '../../archive/inspect.ts'

export type KeepingAnswer =
  | { readonly id: number; readonly inspected: Inspected }
  | { readonly id: number; readonly failed: string }

parentPort?.on('message', ({ id, file }: { readonly id: number; readonly file: string }) => {
  void inspectRecording(file).then(
    (inspected) => parentPort?.postMessage({ id, inspected } satisfies KeepingAnswer),
    (error: unknown) => {
      const failed = error instanceof Error ? error.message : String(error)
      parentPort?.postMessage({ id, failed } satisfies KeepingAnswer)
    },
  )
})
