/** The ledger worker's program: the product's schema on the generic ledger. */
import { randomBytes } from 'node:crypto'
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { type Keys, signerOf } from '../../ledger/keys.ts'
import type { LedgerProblem } from '../../ledger/problem.ts'
import { serveLedger } from '../../ledger/serve.ts'
import { loadPack } from '../pack.ts'
import { studioSchema } from '../schema.ts'

export type LedgerWorkerData = {
  readonly dataDir: string
  readonly resourcesDir: string
  readonly product: string
  readonly keys: Keys | LedgerProblem
}

/** To the worker: serve one more client, or end. It answers `closed` when the file is closed. */
export type ToLedgerWorker =
  | { readonly type: 'connect'; readonly port: MessagePort }
  | { readonly type: 'close' }

const checkpointEveryMs = 10_000

const { dataDir, resourcesDir, product, keys } = workerData as LedgerWorkerData

const server = serveLedger({
  schema: studioSchema(loadPack(resourcesDir)),
  dataDir,
  product,
  signer: 'code' in keys ? keys : signerOf(keys),
  clock: Date.now,
  random: randomBytes,
  checkpointEvery: checkpointEveryMs,
})

parentPort?.on('message', (message: ToLedgerWorker) => {
  if (message.type === 'connect') {
    server.connect(message.port)
    return
  }
  server.close()
  parentPort?.postMessage('closed')
  parentPort?.close()
})
