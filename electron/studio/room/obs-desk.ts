import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { Worker } from 'node:worker_threads'
import { type Discovery, discoverObs, readTextFile } from '../../obs/discovery.ts'
import { endWorker } from '../end-worker.ts'
import { workerUrl } from '../worker-url.ts'
import type { RehearsalStarted, RehearsalWorkerData } from '../workers/rehearsal.ts'
import type { ObsAddressNow, ObsChoice } from './obs-choice.ts'

const portrait = { width: 1080, height: 1920 }

/** Knows which OBS the room is on, and keeps the rehearsal one running while it is wanted. */
export class ObsDesk {
  readonly #recordDirectory: string
  #rehearsal: { readonly worker: Worker; readonly url: string; readonly password: string } | null = null
  #now: ObsAddressNow = { kind: 'none', url: '', password: null }

  constructor(recordDirectory: string) {
    this.#recordDirectory = recordDirectory
  }

  get now(): ObsAddressNow {
    return this.#now
  }

  async choose(choice: ObsChoice): Promise<ObsAddressNow> {
    if (choice.kind !== 'rehearsal') await this.#endRehearsal()
    switch (choice.kind) {
      case 'none':
        this.#now = { kind: 'none', url: '', password: null }
        break
      case 'obs':
        this.#now = choice
        break
      case 'found': {
        const found = await this.discover()
        this.#now =
          found.kind === 'on' ? { kind: 'obs', ...found.address } : { kind: 'none', url: '', password: null }
        break
      }
      case 'rehearsal': {
        const { url, password } = await this.#startRehearsal()
        this.#now = { kind: 'rehearsal', url, password }
      }
    }
    return this.#now
  }

  /** What OBS's own configuration on this PC says of its server. */
  discover(): Promise<Discovery> {
    return discoverObs({ platform: process.platform, home: homedir(), env: process.env }, readTextFile)
  }

  async close(): Promise<void> {
    await this.#endRehearsal()
  }

  async #startRehearsal() {
    if (this.#rehearsal !== null) return this.#rehearsal
    mkdirSync(this.#recordDirectory, { recursive: true })
    const password = randomBytes(12).toString('base64url')
    const data: RehearsalWorkerData = { recordDirectory: this.#recordDirectory, password, canvas: portrait }
    const worker = new Worker(workerUrl('rehearsal'), { workerData: data, name: 'rehearsal' })
    const [{ url }] = (await once(worker, 'message')) as [RehearsalStarted]
    this.#rehearsal = { worker, url, password }
    return this.#rehearsal
  }

  async #endRehearsal(): Promise<void> {
    if (this.#rehearsal === null) return
    const { worker } = this.#rehearsal
    this.#rehearsal = null
    await endWorker(worker, 'close')
  }
}
