import type { ObsConnection } from '../../obs/link/connection.ts'
import type { FromPictures, PicturesWanted } from './pictures-protocol.ts'

const thumbnailWidth = 160
/** One scene's thumbnail every so often, in turn: a row of nine is fresh every few seconds. */
const thumbnailEveryMs = 400
const quality = 60
const deadlineMs = 1_500

const nothing: PicturesWanted = { programme: null, scenes: [], aspect: 1 }

/** Takes pictures of OBS over a connection of its own, so that neither events nor repairs ever wait behind one. */
export class PictureTaker {
  readonly #connection: ObsConnection
  readonly #give: (picture: FromPictures) => void
  #wanted = nothing
  #programmeTimer: NodeJS.Timeout | undefined
  #thumbnailTimer: NodeJS.Timeout | undefined
  #busy = false
  #next = 0

  constructor(connection: ObsConnection, give: (picture: FromPictures) => void) {
    this.#connection = connection
    this.#give = give
  }

  want(wanted: PicturesWanted): void {
    const before = this.#wanted
    this.#wanted = wanted
    if (wanted.programme?.perSecond !== before.programme?.perSecond) {
      clearInterval(this.#programmeTimer)
      const { programme } = wanted
      this.#programmeTimer =
        programme === null || programme.perSecond === 0
          ? undefined
          : setInterval(() => void this.#takeProgramme(), 1_000 / programme.perSecond)
    }
    if (wanted.scenes.length > 0 !== before.scenes.length > 0) {
      clearInterval(this.#thumbnailTimer)
      this.#thumbnailTimer =
        wanted.scenes.length === 0
          ? undefined
          : setInterval(() => void this.#takeThumbnail(), thumbnailEveryMs)
    }
  }

  close(): void {
    clearInterval(this.#programmeTimer)
    clearInterval(this.#thumbnailTimer)
    this.#connection.close()
  }

  /** A beat that finds the last picture still under way is left out: a slow OBS gets fewer requests, not a queue. */
  async #takeProgramme(): Promise<void> {
    const { programme } = this.#wanted
    if (programme === null || this.#busy) return
    this.#busy = true
    await this.#take('programme', programme.scene, programme.width)
    this.#busy = false
  }

  async #takeThumbnail(): Promise<void> {
    const { scenes } = this.#wanted
    const scene = scenes[this.#next % Math.max(1, scenes.length)]
    this.#next += 1
    if (scene !== undefined) await this.#take(`scene:${scene}`, scene, thumbnailWidth)
  }

  async #take(name: string, sourceName: string, width: number): Promise<void> {
    const request = {
      sourceName,
      imageFormat: 'jpg',
      imageWidth: width,
      imageHeight: Math.round(width * this.#wanted.aspect),
      imageCompressionQuality: quality,
    }
    const answer = await this.#connection.call('GetSourceScreenshot', request, deadlineMs)
    if (!answer.ok) return
    const base64 = answer.value.imageData.slice(answer.value.imageData.indexOf(',') + 1)
    this.#give({ name, jpeg: Uint8Array.from(Buffer.from(base64, 'base64')).buffer })
  }
}
