import type { Instant, Sha256 } from '#shared/model/ids.ts'
import type { LabelVerdict, Sight } from '#shared/model/sight.ts'
import type { Pixels } from '#shared/rules/pixels.ts'
import { judgeLabel } from './compare-label.ts'
import { isDark } from './darkness.ts'
import { type ExpectedLabel, expectLabel } from './expected-label.ts'
import { LabelWatch } from './label-watch.ts'
import { type FrameCounts, Stillness } from './stillness.ts'
import type { ProbeTarget } from './target.ts'

/** A picture of the programme, decoded. */
export type ProgrammePicture = {
  readonly scene: string
  readonly pixels: Pixels
  /** The same for the same bytes. */
  readonly fingerprint: string
}

/** What one look found: the sight after it, and what this picture alone said of the label. */
export type Look = { readonly sight: Sight; readonly verdict: LabelVerdict | null }

/** A code that was read is taken to be in the picture for so long: it is looked for about once a second. */
const codeStaysMs = 3_000

/**
 * What the pictures of a programme say: whether the label is in them, whether they are black or stand still, which codes
 * are in them. Time and pixels come in; it asks for nothing.
 */
export class Probe {
  readonly #label = new LabelWatch()
  readonly #stillness = new Stillness()
  readonly #codes = new Map<string, Instant>()
  readonly #expected = new Map<string, ExpectedLabel | null>()
  #target: ProbeTarget | null = null
  #drawn: { readonly picture: Sha256; readonly pixels: Pixels } | null = null
  #videoPlays = false
  #darkSince: Instant | null = null

  /** What to look for from now on. */
  aim(target: ProbeTarget): void {
    const before = this.#target
    this.#target = target
    if (JSON.stringify([before?.label, before?.canvas]) !== JSON.stringify([target.label, target.canvas]))
      this.#expected.clear()
    if (before?.scene !== target.scene) this.#darkSince = null
  }

  /** The label's own PNG, which the pictures are compared with; until it is here nothing can be told. */
  setDrawn(picture: Sha256, pixels: Pixels): void {
    this.#drawn = { picture, pixels }
    this.#expected.clear()
  }

  /** What OBS says of itself: what it has drawn and sent, and whether one of the target's videos plays. */
  hear(counts: FrameCounts, videoPlays: boolean, now: Instant): void {
    this.#videoPlays = videoPlays
    this.#stillness.seeCounts(counts, this.#target?.outputRuns === true, now)
  }

  /** Codes that were read in a picture just now. */
  readCodes(contents: readonly string[], now: Instant): void {
    for (const content of contents) this.#codes.set(content, now)
  }

  /** Null where the picture is of another scene than the one that is looked at. */
  look({ scene, pixels, fingerprint }: ProgrammePicture, now: Instant): Look | null {
    const target = this.#target
    if (target === null || scene !== target.scene) return null
    const expected = this.#expectedIn(target, pixels)
    const { width, height } = pixels
    const moves = target.moves || (target.videos.length > 0 && this.#videoPlays)
    this.#stillness.seePicture({ scene, width, height }, fingerprint, moves, now)
    this.#darkSince = isDark(pixels, expected?.area ?? null) ? (this.#darkSince ?? now) : null
    const verdict = target.label === null ? null : judgeLabel(pixels, expected)
    return {
      verdict,
      sight: {
        scene,
        label: this.#believed(target, verdict, now),
        black: this.#darkSince !== null && now - this.#darkSince >= target.blackAfterMs,
        still: this.#stillness.longerThan(target.stillAfterMs, now),
        codes: this.#codesNow(now),
      },
    }
  }

  #believed({ label, scene }: ProbeTarget, verdict: LabelVerdict | null, now: Instant): Sight['label'] {
    if (label === null || verdict === null) return null
    const { sha256 } = label.picture
    return { picture: sha256, ...this.#label.see(`${sha256}\n${scene}`, verdict, now) }
  }

  #expectedIn({ label, canvas }: ProbeTarget, { width, height }: Pixels): ExpectedLabel | null {
    if (label === null || this.#drawn?.picture !== label.picture.sha256) return null
    const key = `${width}x${height}`
    const known = this.#expected.get(key)
    if (known !== undefined) return known
    const made = expectLabel(this.#drawn.pixels, label, canvas, { width, height })
    this.#expected.set(key, made)
    return made
  }

  #codesNow(now: Instant): readonly string[] {
    for (const [content, at] of this.#codes) if (now - at > codeStaysMs) this.#codes.delete(content)
    return [...this.#codes.keys()].sort()
  }
}
