/** A real ledger worker thread and doors to it. */
import { once } from 'node:events'
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads'
import type { LedgerClient } from '#electron/ledger/answer.ts'
import { connectLedger } from '#electron/ledger/client.ts'
import type { accountCommands } from './ledger-schema.ts'

export type LedgerThread = AsyncDisposable & {
  readonly worker: Worker
  connect(): LedgerClient<typeof accountCommands>
}

export function startLedgerThread(dataDir: string, deadline = 30_000): LedgerThread {
  const worker = new Worker(new URL('./ledger-worker.ts', import.meta.url), { workerData: { dataDir } })
  const ports: MessagePort[] = []
  return {
    worker,
    connect() {
      const { port1, port2 } = new MessageChannel()
      worker.postMessage({ connect: port2 }, [port2])
      ports.push(port1)
      return connectLedger(port1, { deadline })
    },
    async [Symbol.asyncDispose]() {
      const exited = once(worker, 'exit')
      worker.postMessage('close')
      await exited
      for (const port of ports) port.close()
    },
  }
}
