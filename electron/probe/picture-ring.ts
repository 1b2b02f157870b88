import type { Instant } from '#shared/model/ids.ts'
import type { LabelVerdict } from '#shared/model/sight.ts'

export type KeptPicture = {
  readonly jpeg: Uint8Array
  /** OBS drew it between these two. */
  readonly askedAt: Instant
  readonly at: Instant
  /** What it alone said of the label; null where none was looked for. */
  readonly verdict: LabelVerdict | null
}

/** The pictures around an incident: the newest without it, the newest with it, the first after it. */
export type IncidentPictures = {
  readonly before: KeptPicture | null
  readonly during: KeptPicture | null
  readonly after: KeptPicture | null
}

/** The programme's pictures of the last seconds, so that an incident can be shown as it was seen. */
export class PictureRing {
  readonly #keepMs: Instant
  #pictures: readonly KeptPicture[] = []

  constructor(keepMs: number) {
    this.#keepMs = keepMs
  }

  push(picture: KeptPicture): void {
    this.#pictures = [...this.#pictures.filter(({ at }) => picture.at - at <= this.#keepMs), picture]
  }

  /**
   * @param seenAt when the incident was noticed; what a picture alone tells is noticed only after two of them
   * @param provedAt when it was proved over; null where it is not
   */
  around(seenAt: Instant, provedAt: Instant | null): IncidentPictures {
    const until = this.#pictures.filter(({ at }) => at <= seenAt)
    const before = until.findLast(({ verdict }) => verdict === 'seen') ?? until.at(-1) ?? null
    const during = this.#pictures.filter(({ at, askedAt, verdict }) => {
      const isLater = before === null || askedAt >= before.at
      const isEarlier = provedAt === null || at <= provedAt
      return isLater && isEarlier && (verdict === 'not-seen' || askedAt >= seenAt)
    })
    const after = provedAt === null ? undefined : this.#pictures.find(({ askedAt }) => askedAt >= provedAt)
    return { before, during: during.at(-1) ?? null, after: after ?? null }
  }
}
