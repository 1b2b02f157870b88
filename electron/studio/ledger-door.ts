import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads'
import type { RoomId, SessionId, UserId } from '#shared/model/ids.ts'
import { studioActor } from '#shared/model/people.ts'
import type { Answer, LedgerClient, LedgerHealth, Unsubscribe } from '../ledger/answer.ts'
import { connectLedger } from '../ledger/client.ts'
import type { InputOf, ResultOf } from '../ledger/schema.ts'
import { endWorker } from './end-worker.ts'
import type { StudioCommands } from './schema.ts'
import { workerUrl } from './worker-url.ts'
import type { LedgerWorkerData, ToLedgerWorker } from './workers/ledger.ts'

/** Long enough for a disk that spins up, short enough that nobody waits before a dead screen. */
const answerDeadlineMs = 15_000

type Where = { readonly room: RoomId | null; readonly session: SessionId | null }

/** The studio's one way to write: commands go through here to the ledger worker, and come back durable. */
export class LedgerDoor {
  readonly client: LedgerClient<StudioCommands>
  readonly #worker: Worker
  readonly #where: () => Where

  private constructor(worker: Worker, client: LedgerClient<StudioCommands>, where: () => Where) {
    this.#worker = worker
    this.client = client
    this.#where = where
  }

  /** Starts the worker; resolves when it has said whether it can write. `where` gives the room and session of now. */
  static async open(
    data: LedgerWorkerData,
    where: () => Where,
  ): Promise<{ readonly door: LedgerDoor; readonly health: LedgerHealth }> {
    const worker = new Worker(workerUrl('ledger'), { workerData: data, name: 'ledger' })
    const client = connectLedger<StudioCommands>(portTo(worker), { deadline: answerDeadlineMs })
    const { promise, resolve, reject } = Promise.withResolvers<LedgerHealth>()
    client.onHealth(resolve)
    worker.once('error', reject)
    const health = await promise
    return { door: new LedgerDoor(worker, client, where), health }
  }

  /**
   * Told of every entry that may change something of the room: not of commits of comments, which come by the dozen a
   * second and change nothing but the comments.
   */
  onRoomEntries(listener: () => void): Unsubscribe {
    return this.client.onEntries((entries) => {
      if (entries.some(({ kind }) => kind !== 'comment.batch')) listener()
    })
  }

  /** A port for another thread that writes by itself (the room worker's record of repairs). */
  port(): MessagePort {
    return portTo(this.#worker)
  }

  /** Runs a command for a signed-in person. */
  asUser<Name extends keyof StudioCommands>(
    user: UserId,
    name: Name,
    input: InputOf<StudioCommands[Name]>,
  ): Promise<Answer<ResultOf<StudioCommands[Name]>>> {
    return this.client.run(name, input, { actor: { type: 'user', user }, ...this.#where() })
  }

  /** Runs a command of the studio itself. */
  asStudio<Name extends keyof StudioCommands>(
    name: Name,
    input: InputOf<StudioCommands[Name]>,
    where: Where = this.#where(),
  ): Promise<Answer<ResultOf<StudioCommands[Name]>>> {
    return this.client.run(name, input, { actor: studioActor, ...where })
  }

  /** Signs a last checkpoint and ends the worker. */
  async close(): Promise<void> {
    this.client.close()
    await endWorker(this.#worker, { type: 'close' } satisfies ToLedgerWorker)
  }
}

function portTo(worker: Worker): MessagePort {
  const { port1, port2 } = new MessageChannel()
  worker.postMessage({ type: 'connect', port: port2 } satisfies ToLedgerWorker, [port2])
  return port1
}
