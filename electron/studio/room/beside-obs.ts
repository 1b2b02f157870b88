import type { Instant } from '#shared/model/ids.ts'
import type { Intent } from '#shared/model/intent.ts'
import type { ObsState } from '#shared/model/obs.ts'
import { filesToRead } from '../../guards/goods-copy.ts'
import { FileHashes } from './file-hashes.ts'
import { PictureKeeper, picturesOf } from './picture-keeper.ts'
import { type ObsChangeRecord, StoodWatch } from './stood-watch.ts'

export type BesideObsParts = {
  readonly record: (record: ObsChangeRecord) => void
  /** Something was found out between OBS's own changes. */
  readonly onChange: () => void
  /** What OBS calls its cut; null where it does not say. */
  readonly cutName: () => Promise<string | null>
}

/** A file that is overwritten in its place is read again within this. */
const readAgainMs = 1_000

/** Finds out what is known of OBS beside its answers of this moment, and lays it over them for the guards. */
export class BesideObs {
  readonly #parts: BesideObsParts
  readonly #standing: StoodWatch
  readonly #files: FileHashes
  readonly #pictures: PictureKeeper
  #readAt: Instant = 0
  #cut: string | null = null
  /** The collection, and the link it came by, that the cut was asked of: its name is the collection's own. */
  #cutOf = ''
  #closed = false

  constructor(parts: BesideObsParts) {
    this.#parts = parts
    this.#standing = new StoodWatch(parts.record)
    this.#files = new FileHashes(parts.onChange)
    this.#pictures = new PictureKeeper(parts.onChange)
  }

  over(obs: ObsState): ObsState {
    const { spoilt } = this.#pictures
    const beside = { stood: this.#standing.stood, files: this.#files.known, cut: this.#cut, spoilt }
    return { ...obs, beside }
  }

  /** The studio's own pictures: to be told with every intent, and without one. */
  intend(intent: Intent | null): void {
    this.#pictures.keep(intent === null ? [] : picturesOf(intent))
  }

  writePicture(file: string): Promise<void> {
    return this.#pictures.write(file)
  }

  readPictures(): Promise<void> {
    return this.#pictures.readBack()
  }

  /** To be called with every change, before anybody judges by it, and on a beat. */
  look(obs: ObsState, intent: Intent | null, now: Instant): void {
    this.#standing.look(obs, intent, now)
    this.#askForCut(obs)
    this.#pictures.look(now)
    if (intent === null) return
    const files = filesToRead(obs, intent)
    if (!this.#files.lacks(files) && now - this.#readAt < readAgainMs) return
    this.#readAt = now
    this.#files.look(files)
  }

  close(): void {
    this.#closed = true
    this.#files.close()
    this.#pictures.close()
  }

  #askForCut({ link, collection, collectionChanging }: ObsState): void {
    if (link.phase !== 'connected' || !collection.known || collectionChanging) return
    const of = `${link.since} ${collection.value}`
    if (of === this.#cutOf) return
    this.#cutOf = of
    void this.#parts.cutName().then((name) => {
      if (this.#closed || this.#cutOf !== of) return
      this.#cut = name
      // An answer that did not come is asked for again with the next change.
      if (name === null) this.#cutOf = ''
      else this.#parts.onChange()
    })
  }
}
