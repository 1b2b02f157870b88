/** The comments worker: sources, classification and segments, away from everything that must not wait for them. */
import { randomBytes } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { openClassifier } from '../../comments/classifier.ts'
import { systemSourceClock } from '../../comments/sources/system-clock.ts'
import { connectLedger } from '../../ledger/client.ts'
import { openLedgerReader } from '../../ledger/connection.ts'
import { CommentWorks } from '../comments/comment-works.ts'
import type { CommentsWorkerData, FromComments, ToComments } from '../comments/comments-protocol.ts'
import { loadPack } from '../pack.ts'
import type { StudioCommands } from '../schema.ts'

if (parentPort === null) throw new Error('the comments worker runs as a worker only')
const port = parentPort
const { ledger, dataDir, resourcesDir, secret } = workerData as CommentsWorkerData
const client = connectLedger<StudioCommands>(ledger, { deadline: 15_000 })
const db = openLedgerReader(dataDir)
const tell = (message: FromComments) => port.postMessage(message)

const works = new CommentWorks({
  client,
  db,
  dataDir,
  secret,
  classifier: openClassifier(resourcesDir),
  pack: loadPack(resourcesDir),
  surroundings: {
    clock: systemSourceClock,
    random: Math.random,
    log: (line) => tell({ type: 'log', line }),
  },
  randomBytes,
  tell,
})

port.on('message', (message: ToComments) => {
  if (message.type !== 'close') return works.hear(message)
  void works.close().then(() => {
    client.close()
    db.close()
    port.close()
  })
})
