import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Intent } from '#shared/model/intent.ts'
import type { LedgerDoor } from '../ledger-door.ts'
import { workerUrl } from '../worker-url.ts'
import {
  emptyReport,
  type FromRoom,
  type OutputChange,
  type RoomReport,
  type ToRoom,
} from './room-protocol.ts'

export type RoomDeskParts = {
  readonly door: LedgerDoor
  readonly onReport: (report: RoomReport) => void
  readonly onOutput: (change: OutputChange) => void
  /** The worker died: guards are not running. */
  readonly onDeath: (error: unknown) => void
}

/** The main thread's hand on the room worker. */
export class RoomDesk {
  readonly #worker: Worker
  readonly #switching = new Map<number, (done: boolean) => void>()
  #report = emptyReport
  #nextSwitch = 1

  constructor({ door, onReport, onOutput, onDeath }: RoomDeskParts) {
    const ledger = door.port()
    this.#worker = new Worker(workerUrl('room'), {
      workerData: { ledger },
      transferList: [ledger],
      name: 'room',
    })
    this.#worker.on('error', onDeath)
    this.#worker.on('message', (message: FromRoom) => {
      switch (message.type) {
        case 'report':
          this.#report = message.report
          onReport(message.report)
          return
        case 'output':
          onOutput(message.change)
          return
        case 'switched':
          this.#switching.get(message.id)?.(message.done)
          this.#switching.delete(message.id)
      }
    })
  }

  get report(): RoomReport {
    return this.#report
  }

  connect(url: string, password: string | null): void {
    this.#send({ type: 'connect', url, password })
  }

  disconnect(): void {
    this.#report = emptyReport
    this.#send({ type: 'disconnect' })
  }

  setIntent(intent: Intent): void {
    this.#send({ type: 'intent', intent })
  }

  switchScene(scene: string): Promise<boolean> {
    const id = this.#nextSwitch++
    return new Promise((resolve) => {
      this.#switching.set(id, resolve)
      this.#send({ type: 'switch-scene', id, scene })
    })
  }

  async close(): Promise<void> {
    const ended = once(this.#worker, 'exit')
    this.#send({ type: 'close' })
    await ended
  }

  #send(message: ToRoom): void {
    this.#worker.postMessage(message)
  }
}
