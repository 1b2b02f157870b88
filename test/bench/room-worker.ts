/** A room worker for the bench: link, mirror and loop exactly as the studio runs them, with a meter on its event loop. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parentPort, workerData } from 'node:worker_threads'
import { openGuardedRoom } from '#test/harness/guarded-room.ts'

const room = await openGuardedRoom(workerData as { readonly url: string; readonly password: string })
await room.calm()
room.change({ phase: 'rehearsing', record: true })
await room.calm()
const meter = monitorEventLoopDelay({ resolution: 1 })

parentPort?.on('message', (message: 'begin' | 'end' | 'close') => {
  if (message === 'begin') {
    meter.reset()
    meter.enable()
    return
  }
  if (message === 'end') {
    meter.disable()
    // The histogram counts the whole interval between two ticks; what is above its resolution is delay.
    parentPort?.postMessage({ p50: meter.percentile(50) / 1e6 - 1, p99: meter.percentile(99) / 1e6 - 1 })
    return
  }
  void room[Symbol.asyncDispose]().then(() => parentPort?.close())
})
parentPort?.postMessage('ready')
