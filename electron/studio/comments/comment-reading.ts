import { Worker } from 'node:worker_threads'
import type { CommentQuery, HandledQuery } from '#shared/model/comment-views.ts'
import type { SessionId } from '#shared/model/ids.ts'
import type { TrialResult } from '../../comments/filter-trial.ts'
import type { HandledComments } from '../../comments/read-handled.ts'
import type { Found } from '../../comments/search.ts'
import { endWorker } from '../end-worker.ts'
import { workerUrl } from '../worker-url.ts'
import type { FromReading, ReadingWorkerData, ToReading } from '../workers/comment-reading.ts'

/** A trial of a filter over a hundred thousand comments takes a few seconds. */
const answerWithinMs = 60_000

type Waiting = { readonly answered: (answer: FromReading) => void; readonly failed: (why: Error) => void }

/** Questions over all kept comments, answered in a thread of their own that is started by the first of them. */
export class CommentReading {
  readonly #data: ReadingWorkerData
  readonly #waiting = new Map<number, Waiting>()
  #worker: Worker | null = null
  #nextId = 1

  constructor(data: ReadingWorkerData) {
    this.#data = data
  }

  async search(query: CommentQuery): Promise<Found> {
    const answer = await this.#ask((id) => ({ type: 'search', id, query }))
    if ('found' in answer) return answer.found
    throw new Error('failed' in answer ? answer.failed : 'no search was answered')
  }

  async handled(query: HandledQuery): Promise<HandledComments> {
    const answer = await this.#ask((id) => ({ type: 'handled', id, query }))
    if ('handled' in answer) return answer.handled
    throw new Error('failed' in answer ? answer.failed : 'what was handled was not read')
  }

  async tryFilter(words: readonly string[], session: SessionId | null): Promise<TrialResult> {
    const answer = await this.#ask((id) => ({ type: 'try', id, words, session }))
    if ('tried' in answer) return answer.tried
    throw new Error('failed' in answer ? answer.failed : 'no trial was answered')
  }

  async close(): Promise<void> {
    const worker = this.#worker
    this.#worker = null
    if (worker !== null) await endWorker(worker, { type: 'close' } satisfies ToReading)
    this.#giveUp(new Error('the studio is closing'))
  }

  #ask(question: (id: number) => ToReading): Promise<FromReading> {
    const id = this.#nextId++
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => settle(() => reject(new Error('reading took too long'))), answerWithinMs)
      const settle = (done: () => void) => {
        clearTimeout(late)
        this.#waiting.delete(id)
        done()
      }
      this.#waiting.set(id, {
        answered: (answer) => settle(() => resolve(answer)),
        failed: (why) => settle(() => reject(why)),
      })
      this.#started().postMessage(question(id))
    })
  }

  #started(): Worker {
    if (this.#worker !== null) return this.#worker
    const worker = new Worker(workerUrl('comment-reading'), {
      workerData: this.#data,
      name: 'comment-reading',
    })
    worker.on('message', (answer: FromReading) => this.#waiting.get(answer.id)?.answered(answer))
    const gone = (why: Error) => {
      if (this.#worker === worker) this.#worker = null
      this.#giveUp(why)
    }
    worker.on('error', (error) => gone(error instanceof Error ? error : new Error(String(error))))
    worker.once('exit', () => gone(new Error('the reading worker has ended')))
    this.#worker = worker
    return worker
  }

  #giveUp(why: Error): void {
    for (const { failed } of [...this.#waiting.values()]) failed(why)
  }
}
