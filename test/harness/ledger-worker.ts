/** A ledger worker over the test domain; the worker entry of the product has the same few lines with the real domains. */
import { randomBytes } from 'node:crypto'
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { serveLedger } from '#electron/ledger/serve.ts'
import { testSigner } from './ledger-folder.ts'
import { accountSchema } from './ledger-schema.ts'

const server = serveLedger({
  schema: accountSchema,
  dataDir: workerData.dataDir,
  signer: testSigner,
  product: 'test 1',
  clock: Date.now,
  random: randomBytes,
  checkpointEvery: 60_000,
})

parentPort?.on('message', (message: { readonly connect: MessagePort } | 'close') => {
  if (message !== 'close') return server.connect(message.connect)
  server.close()
  parentPort?.close()
})
