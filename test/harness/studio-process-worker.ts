/**
 * The studio's process run as a thread, where there is no Electron: `process.parentPort` and its message ports are
 * shown as Electron would show them, on Node's own.
 */
import { type MessagePort, parentPort } from 'node:worker_threads'
import type { PagePort } from '#electron/studio/desktop/process-port.ts'
import { runStudioProcess } from '#electron/studio/desktop/studio-process.ts'

if (parentPort === null) throw new Error('started as a thread by test/harness/studio-in-thread.ts')
const shell = parentPort

await runStudioProcess({
  on: (_event, listener) =>
    shell.on('message', ({ data, ports }: { data: unknown; ports: readonly MessagePort[] }) =>
      listener({ data, ports: ports.map(asElectronShows) }),
    ),
  postMessage: (message) => shell.postMessage(message),
})
process.exit(0)

/** Electron hands listeners an event, Node the bare value. */
function asElectronShows(port: MessagePort): PagePort {
  return {
    on: (event: 'message' | 'close', listener: (event?: { data: unknown }) => void) =>
      event === 'message'
        ? port.on('message', (data: unknown) => listener({ data }))
        : port.on('close', () => listener()),
    postMessage: (message) => port.postMessage(message),
    start: () => port.start(),
    close: () => port.close(),
  }
}
