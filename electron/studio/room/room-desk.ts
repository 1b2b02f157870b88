import { Worker } from 'node:worker_threads'
import type { Intent } from '#shared/model/intent.ts'
import type { Pack } from '#shared/model/pack.ts'
import { endWorker } from '../end-worker.ts'
import type { LedgerDoor } from '../ledger-door.ts'
import type { IncidentAsked, StoredPictures, TakenSight } from '../pictures/pictures-protocol.ts'
import { workerUrl } from '../worker-url.ts'
import {
  emptyReport,
  type FromRoom,
  type OutputChange,
  type RecordingGap,
  type RoomReport,
  type RoomWorkerData,
  type ToRoom,
} from './room-protocol.ts'

export type RoomDeskParts = {
  readonly door: LedgerDoor
  readonly pack: Pick<Pack, 'ladder'>
  /** The ledger's: what this studio calls itself to others on the same OBS. */
  readonly origin: string
  readonly onReport: (report: RoomReport) => void
  readonly onOutput: (change: OutputChange) => void
  readonly onGap: (gap: RecordingGap) => void
  /** Keeps the pictures around an incident. */
  readonly keepPictures: (asked: IncidentAsked) => Promise<StoredPictures>
  /** The worker died: no guard runs until the next one is up. */
  readonly onDeath: (error: unknown) => void
}

/** A worker that dies at once again is not started faster than this. */
const restartAfterMs = 250

/**
 * The main thread's hand on the room worker. A worker that dies is started again and told what the last one knew: which
 * OBS, and what must be. What happened in between is unproved, and the new one's first record says so.
 */
export class RoomDesk {
  readonly #parts: RoomDeskParts
  readonly #switching = new Map<number, (done: boolean) => void>()
  #worker: Worker
  #report = emptyReport
  #nextSwitch = 1
  #connection: Extract<ToRoom, { type: 'connect' }> | null = null
  #intent: Intent | null = null
  #closed = false
  #restart: NodeJS.Timeout | undefined

  constructor(parts: RoomDeskParts) {
    this.#parts = parts
    this.#worker = this.#start()
  }

  get report(): RoomReport {
    return this.#report
  }

  connect(url: string, password: string | null): void {
    this.#connection = { type: 'connect', url, password }
    this.#send(this.#connection)
  }

  disconnect(): void {
    this.#connection = null
    this.#report = emptyReport
    this.#send({ type: 'disconnect' })
  }

  setIntent(intent: Intent): void {
    this.#intent = intent
    this.#send({ type: 'intent', intent })
  }

  /** What the probe saw. */
  see(taken: TakenSight): void {
    this.#send({ type: 'sight', taken })
  }

  switchScene(scene: string): Promise<boolean> {
    const id = this.#nextSwitch++
    return new Promise((resolve) => {
      this.#switching.set(id, resolve)
      this.#send({ type: 'switch-scene', id, scene })
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#restart)
    await endWorker(this.#worker, { type: 'close' } satisfies ToRoom)
  }

  #start(): Worker {
    const ledger = this.#parts.door.port()
    const worker = new Worker(workerUrl('room'), {
      workerData: {
        ledger,
        rules: this.#parts.pack.ladder,
        studio: this.#parts.origin,
      } satisfies RoomWorkerData,
      transferList: [ledger],
      name: 'room',
    })
    worker.on('message', (message: FromRoom) => this.#heard(message))
    worker.on('error', this.#parts.onDeath)
    worker.once('exit', () => {
      if (!this.#closed) this.#died()
    })
    return worker
  }

  #died(): void {
    for (const resolve of this.#switching.values()) resolve(false)
    this.#switching.clear()
    this.#report = emptyReport
    this.#parts.onReport(emptyReport)
    this.#restart = setTimeout(() => {
      this.#worker = this.#start()
      if (this.#connection !== null) this.#send(this.#connection)
      if (this.#intent !== null) this.#send({ type: 'intent', intent: this.#intent })
    }, restartAfterMs)
  }

  #heard(message: FromRoom): void {
    switch (message.type) {
      case 'report':
        this.#report = message.report
        this.#parts.onReport(message.report)
        return
      case 'output':
        this.#parts.onOutput(message.change)
        return
      case 'gap':
        this.#parts.onGap(message.gap)
        return
      case 'keep':
        void this.#keep(message.id, message.asked)
        return
      case 'switched':
        this.#switching.get(message.id)?.(message.done)
        this.#switching.delete(message.id)
    }
  }

  async #keep(id: number, asked: IncidentAsked): Promise<void> {
    this.#send({ type: 'kept', id, pictures: await this.#parts.keepPictures(asked) })
  }

  #send(message: ToRoom): void {
    this.#worker.postMessage(message)
  }
}
