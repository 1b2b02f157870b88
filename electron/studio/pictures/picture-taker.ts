import { z } from 'zod'
import type { ObsConnection } from '../../obs/link/connection.ts'
import type { ObsRequest } from '../../obs/link/outcome.ts'
import { beatOf, planPicture } from './picture-plan.ts'
import type { PicturesWanted } from './pictures-protocol.ts'
import type { ProgrammeEye } from './programme-eye.ts'

const thumbnailWidth = 160
/** One scene's thumbnail every so often, in turn: a row of nine is fresh every few seconds. */
const thumbnailEveryMs = 400
/** How often OBS is asked for its own frame counters and for what its videos do. */
const statsEveryMs = 1_000
const quality = 60
const deadlineMs = 1_500

const nothing: PicturesWanted = { programme: null, scenes: [], aspect: 1 }

export type PictureTakerParts = {
  readonly connection: ObsConnection
  readonly eye: ProgrammeEye
  readonly give: (name: string, jpeg: ArrayBuffer) => void
  /** Milliseconds since the epoch, the same for every thread of the studio. */
  readonly now: () => number
}

/** Takes pictures of OBS over a connection of its own, so that neither events nor repairs ever wait behind one. */
export class PictureTaker {
  readonly #parts: PictureTakerParts
  #wanted = nothing
  #beat: number | null = null
  #programmeTimer: NodeJS.Timeout | undefined
  #thumbnailTimer: NodeJS.Timeout | undefined
  #statsTimer: NodeJS.Timeout | undefined
  #busy = false
  #next = 0

  constructor(parts: PictureTakerParts) {
    this.#parts = parts
  }

  want(wanted: PicturesWanted): void {
    const before = this.#wanted
    this.#wanted = wanted
    this.retime()
    if (wanted.scenes.length > 0 !== before.scenes.length > 0) {
      clearInterval(this.#thumbnailTimer)
      this.#thumbnailTimer =
        wanted.scenes.length === 0
          ? undefined
          : setInterval(() => void this.#takeThumbnail(), thumbnailEveryMs)
    }
  }

  /** To be called when the eye was aimed anew: it may want pictures though nobody else does. */
  retime(): void {
    const { target } = this.#parts.eye
    const need =
      target === null ? null : { scene: target.scene, lastLookAt: null, looks: 0, isInDoubt: false }
    if ((target === null) !== (this.#statsTimer === undefined)) {
      clearInterval(this.#statsTimer)
      this.#statsTimer = target === null ? undefined : setInterval(() => void this.#readStats(), statsEveryMs)
    }
    const beat = beatOf(this.#wanted.programme, need)
    if (beat === this.#beat) return
    this.#beat = beat
    clearInterval(this.#programmeTimer)
    this.#programmeTimer = beat === null ? undefined : setInterval(() => void this.#takeProgramme(), beat)
  }

  close(): void {
    clearInterval(this.#programmeTimer)
    clearInterval(this.#thumbnailTimer)
    clearInterval(this.#statsTimer)
    this.#parts.connection.close()
  }

  /** A beat that finds the last picture still under way is left out: a slow OBS gets fewer requests, not a queue. */
  async #takeProgramme(): Promise<void> {
    const { eye, now } = this.#parts
    if (this.#busy) return
    const askedAt = now()
    const planned = planPicture(this.#wanted, eye.need, askedAt)
    if (planned === null) return
    this.#busy = true
    const jpeg = await this.#take(planned.scene, planned)
    this.#busy = false
    if (jpeg === null) return
    const { scene, forProbe } = planned
    if (forProbe) void eye.look({ scene, jpeg, askedAt, at: now() })
    if (this.#wanted.programme !== null) this.#parts.give('programme', jpeg.slice().buffer)
  }

  async #takeThumbnail(): Promise<void> {
    const { scenes, aspect } = this.#wanted
    const scene = scenes[this.#next % Math.max(1, scenes.length)]
    this.#next += 1
    if (scene === undefined) return
    const height = Math.round(thumbnailWidth * aspect)
    const jpeg = await this.#take(scene, { width: thumbnailWidth, height })
    if (jpeg !== null) this.#parts.give(`scene:${scene}`, jpeg.buffer)
  }

  async #take(
    sourceName: string,
    { width, height }: { readonly width: number; readonly height: number },
  ): Promise<Uint8Array<ArrayBuffer> | null> {
    const request = {
      sourceName,
      imageFormat: 'jpg',
      imageWidth: width,
      imageHeight: height,
      imageCompressionQuality: quality,
    }
    const answer = await this.#parts.connection.call('GetSourceScreenshot', request, deadlineMs)
    if (!answer.ok) return null
    const base64 = answer.value.imageData.slice(answer.value.imageData.indexOf(',') + 1)
    return Uint8Array.from(Buffer.from(base64, 'base64'))
  }

  async #readStats(): Promise<void> {
    const { connection, eye, now } = this.#parts
    const videos = eye.target?.videos ?? []
    const requests: ObsRequest[] = [
      { requestType: 'GetStats' },
      ...videos.map(
        (inputName): ObsRequest => ({
          requestType: 'GetMediaInputStatus',
          requestData: { inputName },
        }),
      ),
    ]
    const answers = await connection.batch(requests, { deadlineMs })
    if (!answers.ok) return
    const [stats, ...states] = answers.value
    const counts = Stats.safeParse(stats?.ok === true ? stats.value : null)
    if (!counts.success) return
    const plays = states.some(
      (state) => state.ok && MediaStatus.safeParse(state.value).data?.mediaState === playing,
    )
    eye.hear(counts.data, plays, now())
  }
}

const playing = 'OBS_MEDIA_STATE_PLAYING'
const Stats = z.object({ renderTotalFrames: z.number(), outputTotalFrames: z.number() })
const MediaStatus = z.object({ mediaState: z.string() })
