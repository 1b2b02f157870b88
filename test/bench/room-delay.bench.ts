/** Whether a busy ledger can make the control loop late. */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { guardedCollection } from '#test/harness/guarded-room.ts'
import { behalf, temporaryFolder } from '#test/harness/ledger-folder.ts'
import { startLedgerThread } from '#test/harness/ledger-thread.ts'
import { obsCollection } from '#test/harness/obs-collection.ts'
import { realObsMissing, startRealObs } from '#test/harness/real-obs.ts'
import { portrait } from '#test/harness/real-obs-files.ts'
import type { Row } from './row.ts'

const entriesPerSecond = 5_000
const seconds = 10
const batchEveryMs = 10

type Delay = { readonly p50: number; readonly p99: number }

export async function bench(): Promise<Row[]> {
  const missing = realObsMissing()
  if (missing !== null) return [{ ...bare, value: Number.NaN, note: `not measured: ${missing}` }]
  using folder = temporaryFolder()
  await using obs = await startRealObs({
    canvas: portrait,
    collections: { Guarded: obsCollection(guardedCollection) },
  })
  await using ledger = startLedgerThread(folder.path)
  const client = ledger.connect()
  const room = new Worker(new URL('./room-worker.ts', import.meta.url), {
    workerData: { url: obs.url, password: obs.password },
  })
  await once(room, 'message')

  const idle = await measured(room, async () => {
    await new Promise((resolve) => setTimeout(resolve, seconds * 1_000))
    return 0
  })
  const busy = await measured(room, async () => {
    let written = 0
    const waiting: Promise<unknown>[] = []
    const timer = setInterval(() => {
      for (let n = 0; n < (entriesPerSecond * batchEveryMs) / 1_000; n++) {
        written += 1
        waiting.push(client.run('open', { account: `account ${written}`, owner: 'somebody' }, behalf))
      }
    }, batchEveryMs)
    await new Promise((resolve) => setTimeout(resolve, seconds * 1_000))
    clearInterval(timer)
    await Promise.all(waiting)
    return written
  })
  const ended = once(room, 'exit')
  room.postMessage('close')
  await ended
  return [
    {
      ...bare,
      value: busy.delay.p99,
      against: { name: 'the same while the ledger rests', value: idle.delay.p99 },
      ratio: busy.delay.p99 / idle.delay.p99,
      met: busy.delay.p99 < 5,
      note: `${seconds} s each, real OBS recording, polls every 30 ms; ${Math.round(busy.work / seconds)} entries/s became durable; p50 ${busy.delay.p50.toFixed(2)} ms`,
    },
  ]
}

async function measured(
  room: Worker,
  work: () => Promise<number>,
): Promise<{ readonly delay: Delay; readonly work: number }> {
  room.postMessage('begin')
  const done = await work()
  const answer = once(room, 'message')
  room.postMessage('end')
  const [delay] = (await answer) as [Delay]
  return { delay, work: done }
}

const bare: Row = {
  name: 'event-loop delay of the room worker while the ledger takes 5,000 entries/s, p99',
  value: 0,
  unit: 'ms',
  against: null,
  ratio: null,
  target: 'under 5 ms',
  met: null,
  note: '',
}
