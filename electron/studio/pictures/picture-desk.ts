import { Worker } from 'node:worker_threads'
import { type PictureWish, packPicture } from '#shared/contract/pictures.ts'
import { endWorker } from '../end-worker.ts'
import type { RoomReport } from '../room/room-protocol.ts'
import { workerUrl } from '../worker-url.ts'
import type {
  FromPictures,
  IncidentAsked,
  PicturesWanted,
  PicturesWorkerData,
  StoredPictures,
  TakenSight,
  ToPictures,
} from './pictures-protocol.ts'

/** Somebody who looks at pictures: takes packed bytes, and may be too slow for them. */
export type PictureViewer = {
  readonly send: (packed: Uint8Array) => void
  /** True while the last pictures have not gone out yet: this one is then left out. */
  readonly isBehind: () => boolean
}

export type PictureDeskParts = PicturesWorkerData & {
  readonly onSight: (taken: TakenSight) => void
  readonly onDeath: (error: unknown) => void
  /** Where the worker's own complaints go. */
  readonly log: (line: string) => void
}

const none: StoredPictures = { before: null, during: null, after: null }

/**
 * Shares one picture taker among all that look, the probe among them, asking OBS for no more than the most demanding of
 * them wants.
 */
export class PictureDesk {
  readonly #parts: PictureDeskParts
  readonly #worker: Worker
  readonly #wishes = new Map<PictureViewer, PictureWish>()
  readonly #encoder = new TextEncoder()
  readonly #keeping = new Map<number, (pictures: StoredPictures) => void>()
  #report: RoomReport | null = null
  #wanted = ''
  #aimed = 'null'
  #nextKeep = 1

  constructor(parts: PictureDeskParts) {
    this.#parts = parts
    const { qrProgram, evidenceDir } = parts
    const data: PicturesWorkerData = { qrProgram, evidenceDir }
    this.#worker = new Worker(workerUrl('pictures'), { name: 'pictures', workerData: data })
    this.#worker.on('error', parts.onDeath)
    this.#worker.once('exit', () => {
      for (const resolve of this.#keeping.values()) resolve(none)
      this.#keeping.clear()
    })
    this.#worker.on('message', (message: FromPictures) => this.#heard(message))
  }

  connect(url: string, password: string | null): void {
    this.#send({ type: 'connect', url, password })
  }

  disconnect(): void {
    this.#send({ type: 'disconnect' })
  }

  wish(viewer: PictureViewer, wish: PictureWish): void {
    this.#wishes.set(viewer, wish)
    this.#want()
  }

  leave(viewer: PictureViewer): void {
    this.#wishes.delete(viewer)
    this.#want()
  }

  look(report: RoomReport): void {
    this.#report = report
    this.#want()
    const aimed = JSON.stringify(report.probe)
    if (aimed === this.#aimed) return
    this.#aimed = aimed
    this.#send({ type: 'aim', target: report.probe })
  }

  /** Keeps the pictures around an incident and says which they are; those that there are none of are null. */
  keep(asked: IncidentAsked): Promise<StoredPictures> {
    const id = this.#nextKeep++
    return new Promise((resolve) => {
      this.#keeping.set(id, resolve)
      this.#send({ type: 'keep', id, asked })
    })
  }

  async close(): Promise<void> {
    await endWorker(this.#worker, { type: 'close' } satisfies ToPictures)
  }

  #heard(message: FromPictures): void {
    switch (message.type) {
      case 'picture':
        this.#show(message.name, message.jpeg)
        return
      case 'sight':
        this.#parts.onSight(message.taken)
        return
      case 'kept':
        this.#keeping.get(message.id)?.(message.pictures)
        this.#keeping.delete(message.id)
        return
      case 'failed':
        this.#parts.log(message.what)
    }
  }

  #show(name: string, jpeg: ArrayBuffer): void {
    const packed = packPicture(name, new Uint8Array(jpeg), (text) => this.#encoder.encode(text))
    for (const [viewer, wish] of this.#wishes) {
      const wants = name === 'programme' ? wish.programme !== null : wish.scenes
      if (wants && !viewer.isBehind()) viewer.send(packed)
    }
  }

  #want(): void {
    const wishes = [...this.#wishes.values()]
    const programmes = wishes.flatMap(({ programme }) => (programme === null ? [] : [programme]))
    const { programme: scene = null, scenes = [], canvas = null } = this.#report ?? {}
    const wanted: PicturesWanted = {
      programme:
        programmes.length === 0 || scene === null
          ? null
          : {
              scene,
              perSecond: Math.max(...programmes.map(({ perSecond }) => perSecond)),
              width: Math.max(...programmes.map(({ width }) => width)),
            },
      scenes: wishes.some((wish) => wish.scenes) ? scenes : [],
      aspect: canvas === null ? 1 : canvas.baseHeight / canvas.baseWidth,
    }
    const text = JSON.stringify(wanted)
    if (text === this.#wanted) return
    this.#wanted = text
    this.#send({ type: 'want', wanted })
  }

  #send(message: ToPictures): void {
    this.#worker.postMessage(message)
  }
}
