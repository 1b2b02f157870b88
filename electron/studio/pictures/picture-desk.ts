import { Worker } from 'node:worker_threads'
import { type PictureWish, packPicture } from '#shared/contract/pictures.ts'
import { endWorker } from '../end-worker.ts'
import type { RoomReport } from '../room/room-protocol.ts'
import { workerUrl } from '../worker-url.ts'
import type { FromPictures, PicturesWanted, ToPictures } from './pictures-protocol.ts'

/** Somebody who looks at pictures: takes packed bytes, and may be too slow for them. */
export type PictureViewer = {
  readonly send: (packed: Uint8Array) => void
  /** True while the last pictures have not gone out yet: this one is then left out. */
  readonly isBehind: () => boolean
}

/** Shares one picture taker among all that look, asking OBS for no more than the most demanding of them wants. */
export class PictureDesk {
  readonly #worker = new Worker(workerUrl('pictures'), { name: 'pictures' })
  readonly #wishes = new Map<PictureViewer, PictureWish>()
  readonly #encoder = new TextEncoder()
  #report: RoomReport | null = null
  #sent = ''

  constructor(onDeath: (error: unknown) => void) {
    this.#worker.on('error', onDeath)
    this.#worker.on('message', ({ name, jpeg }: FromPictures) => {
      const packed = packPicture(name, new Uint8Array(jpeg), (text) => this.#encoder.encode(text))
      for (const [viewer, wish] of this.#wishes) {
        const wants = name === 'programme' ? wish.programme !== null : wish.scenes
        if (wants && !viewer.isBehind()) viewer.send(packed)
      }
    })
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
  }

  async close(): Promise<void> {
    await endWorker(this.#worker, { type: 'close' } satisfies ToPictures)
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
    if (text === this.#sent) return
    this.#sent = text
    this.#send({ type: 'want', wanted })
  }

  #send(message: ToPictures): void {
    this.#worker.postMessage(message)
  }
}
