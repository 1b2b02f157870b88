import type { Instant } from '#shared/model/ids.ts'
import type { Sight } from '#shared/model/sight.ts'

/** OBS's own counters, as GetStats tells them. */
export type FrameCounts = { readonly renderTotalFrames: number; readonly outputTotalFrames: number }

/** What makes pictures comparable: the same scene at the same size and quality. */
export type PictureKey = { readonly scene: string; readonly width: number; readonly height: number }

/**
 * Since when nothing has moved. A scene that stands still is lawful, so still pictures count only while something in
 * them should move: a camera, a person, a video that OBS says it plays. What OBS counts needs no such excuse: frames that
 * are not drawn, or not sent though an output runs, are a frozen programme whatever it shows.
 */
export class Stillness {
  #last = new Map<string, string>()
  #scene = ''
  #picture: Instant | null = null
  #counts: FrameCounts | null = null
  #render: Instant | null = null
  #output: Instant | null = null

  /** @param fingerprint the same for the same bytes: an encoder that gets the same picture writes the same bytes */
  seePicture({ scene, width, height }: PictureKey, fingerprint: string, moves: boolean, now: Instant): void {
    if (scene !== this.#scene) {
      this.#scene = scene
      this.#last = new Map()
      this.#picture = null
    }
    const size = `${width}x${height}`
    const before = this.#last.get(size)
    this.#last.set(size, fingerprint)
    if (!moves || (before !== undefined && before !== fingerprint)) this.#picture = null
    else if (before === fingerprint) this.#picture ??= now
  }

  seeCounts(counts: FrameCounts, outputRuns: boolean, now: Instant): void {
    const before = this.#counts
    this.#counts = counts
    const draws = before === null || counts.renderTotalFrames !== before.renderTotalFrames
    const sends = before === null || counts.outputTotalFrames !== before.outputTotalFrames
    this.#render = draws ? null : (this.#render ?? now)
    this.#output = sends || !outputRuns ? null : (this.#output ?? now)
  }

  /** What has stood still for so long, the gravest first; null where nothing has. */
  longerThan(ms: number, now: Instant): Sight['still'] {
    const isLong = (since: Instant | null) => since !== null && now - since >= ms
    if (isLong(this.#render)) return 'render'
    if (isLong(this.#output)) return 'output'
    return isLong(this.#picture) ? 'picture' : null
  }
}
