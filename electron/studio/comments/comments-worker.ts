import { Worker } from 'node:worker_threads'
import { endWorker } from '../end-worker.ts'
import type { LedgerDoor } from '../ledger-door.ts'
import { workerUrl } from '../worker-url.ts'
import type {
  CommentSession,
  CommentsWorkerData,
  FromComments,
  ToComments,
  WorkerAnswer,
} from './comments-protocol.ts'

export type CommentsWorkerParts = Omit<CommentsWorkerData, 'ledger'> & {
  readonly door: LedgerDoor
  readonly heard: (message: Exclude<FromComments, { type: 'answer' }>) => void
  readonly onDeath: (error: unknown) => void
}

type Question = Extract<ToComments, { readonly id: number }>
type Asked<T> = T extends unknown ? Omit<T, 'id'> : never

const restartAfterMs = 250
/** Comments live for one batch: room for a few batches is enough, and V8 would take four times as much under load. */
const youngGenerationMb = 24
/** Sources say good-bye to their platforms before they are opened anew. */
const answerWithinMs = 30_000

/**
 * The main thread's hand on the comments worker. One that dies is started again and told what the last one knew; what
 * it had not committed was acknowledged to no platform.
 */
export class CommentsWorker {
  readonly #parts: CommentsWorkerParts
  readonly #asked = new Map<
    number,
    { answered: (answer: WorkerAnswer) => void; failed: (why: Error) => void }
  >()
  #worker: Worker
  #at: CommentSession | null = null
  #sources: Asked<Extract<ToComments, { type: 'sources' }>> | null = null
  #filters: Extract<ToComments, { type: 'filters' }> | null = null
  #nextId = 1
  #closed = false
  #restart: NodeJS.Timeout | undefined

  constructor(parts: CommentsWorkerParts) {
    this.#parts = parts
    this.#worker = this.#start()
  }

  enter(at: CommentSession | null): void {
    if (at?.session === this.#at?.session) return
    this.#at = at
    this.send({ type: 'session', at })
  }

  setFilters(filters: Extract<ToComments, { type: 'filters' }>): void {
    this.#filters = filters
    this.send(filters)
  }

  send(message: Exclude<ToComments, Question>): void {
    this.#worker.postMessage(message)
  }

  /** Asks the worker; rejects where it dies or does not answer in time. */
  ask(question: Asked<Question>): Promise<WorkerAnswer> {
    if (question.type === 'sources') this.#sources = question
    const id = this.#nextId++
    return new Promise((resolve, reject) => {
      const settle = (done: () => void) => {
        clearTimeout(late)
        this.#asked.delete(id)
        done()
      }
      const late = setTimeout(
        () => settle(() => reject(new Error('the comments worker does not answer'))),
        answerWithinMs,
      )
      this.#asked.set(id, {
        answered: (answer) => settle(() => resolve(answer)),
        failed: (why) => settle(() => reject(why)),
      })
      this.#worker.postMessage({ ...question, id })
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#restart)
    await endWorker(this.#worker, { type: 'close' } satisfies ToComments)
  }

  #start(): Worker {
    const { door, dataDir, resourcesDir, secret, heard, onDeath } = this.#parts
    const ledger = door.port()
    const worker = new Worker(workerUrl('comments'), {
      workerData: { ledger, dataDir, resourcesDir, secret } satisfies CommentsWorkerData,
      transferList: [ledger],
      name: 'comments',
      resourceLimits: { maxYoungGenerationSizeMb: youngGenerationMb },
    })
    worker.on('message', (message: FromComments) => {
      if (message.type === 'answer') this.#asked.get(message.id)?.answered(message.answer)
      else heard(message)
    })
    worker.on('error', onDeath)
    worker.once('exit', () => {
      for (const { failed } of [...this.#asked.values()]) failed(new Error('the comments worker died'))
      if (!this.#closed) this.#restart = setTimeout(() => this.#startAgain(), restartAfterMs)
    })
    return worker
  }

  #startAgain(): void {
    this.#worker = this.#start()
    if (this.#filters !== null) this.send(this.#filters)
    if (this.#sources !== null) this.#worker.postMessage({ ...this.#sources, id: 0 })
    if (this.#at !== null) this.send({ type: 'session', at: this.#at })
  }
}
