/** Reads through kept comments for searches and trials of filters: work that may take a second, and nobody waits for. */
import { parentPort, workerData } from 'node:worker_threads'
import type { CommentQuery, HandledQuery } from '#shared/model/comment-views.ts'
import type { SessionId } from '#shared/model/ids.ts'
import { readAdverseCorpus } from '../../comments/adverse-corpus.ts'
import { openClassifier } from '../../comments/classifier.ts'
import { type TrialResult, tryFilter } from '../../comments/filter-trial.ts'
import { type HandledComments, handledComments } from '../../comments/read-handled.ts'
import { type Found, searchComments } from '../../comments/search.ts'
import { openLedgerReader } from '../../ledger/connection.ts'
import { loadPack } from '../pack.ts'

export type ReadingWorkerData = { readonly dataDir: string; readonly resourcesDir: string }

export type ToReading =
  | { readonly type: 'search'; readonly id: number; readonly query: CommentQuery }
  | {
      readonly type: 'try'
      readonly id: number
      readonly words: readonly string[]
      readonly session: SessionId | null
    }
  | { readonly type: 'handled'; readonly id: number; readonly query: HandledQuery }
  | { readonly type: 'close' }

export type FromReading =
  | { readonly id: number; readonly found: Found }
  | { readonly id: number; readonly handled: HandledComments }
  | { readonly id: number; readonly tried: TrialResult }
  | { readonly id: number; readonly failed: string }

if (parentPort === null) throw new Error('the reading worker runs as a worker only')
const port = parentPort
const { dataDir, resourcesDir } = workerData as ReadingWorkerData
const db = openLedgerReader(dataDir)
const pack = loadPack(resourcesDir).moderation
const { normalise } = openClassifier(resourcesDir)
const tell = (message: FromReading) => port.postMessage(message)

port.on('message', (message: ToReading) => {
  if (message.type === 'close') {
    db.close()
    port.close()
    return
  }
  const { id } = message
  try {
    if (message.type === 'search')
      return tell({ id, found: searchComments(db, dataDir, message.query, pack) })
    if (message.type === 'handled') return tell({ id, handled: handledComments(db, dataDir, message.query) })
    const parts = { db, dataDir, pack, normalise, corpus: readAdverseCorpus(resourcesDir) }
    tell({ id, tried: tryFilter(parts, message.words, message.session) })
  } catch (error) {
    tell({ id, failed: error instanceof Error ? error.message : String(error) })
  }
})
