import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Instant, Sha256 } from '#shared/model/ids.ts'
import type { OverlayPicture } from '#shared/model/intent.ts'
import { type KeptPicture, PictureRing } from '../../probe/picture-ring.ts'
import { Probe } from '../../probe/probe.ts'
import type { QrReader } from '../../probe/qr-codes.ts'
import type { FrameCounts } from '../../probe/stillness.ts'
import type { ProbeTarget } from '../../probe/target.ts'
import { decodePicture } from './decode-picture.ts'
import type { EvidenceFolder } from './evidence-folder.ts'
import { isLargePicture, type ProbeNeed } from './picture-plan.ts'
import type { IncidentAsked, StoredPictures, TakenSight } from './pictures-protocol.ts'

export type ProgrammeEyeParts = {
  readonly evidence: EvidenceFolder
  readonly readCodes: QrReader
  readonly tell: (taken: TakenSight) => void
  readonly failed: (what: string, error: unknown) => void
}

/** A picture as OBS gave it, and between which two moments OBS drew it. */
export type TakenPicture = {
  readonly scene: string
  readonly jpeg: Uint8Array
  readonly askedAt: Instant
  readonly at: Instant
}

/** Longer than an incident takes to be noticed, repaired and proved. */
const ringMs = 12_000
/** A repair is proved between two looks: the picture that shows it comes within this. */
const afterWithinMs = 700

/** The probe with everything around it that reads, decodes and keeps. */
export class ProgrammeEye {
  readonly #parts: ProgrammeEyeParts
  readonly #probe = new Probe()
  readonly #ring = new PictureRing(ringMs)
  readonly #waiting = new Set<() => void>()
  #target: ProbeTarget | null = null
  /** The label whose drawing is here, and the one whose file was found to be no good. */
  #drawn: Sha256 | null = null
  #spoiled: Sha256 | null = null
  #isLooking = false
  #looks = 0
  #lastLookAt: Instant | null = null
  #isInDoubt = false

  constructor(parts: ProgrammeEyeParts) {
    this.#parts = parts
  }

  get target(): ProbeTarget | null {
    return this.#target
  }

  /** What it needs a picture of; null while it needs none, or is still at the last one. */
  get need(): ProbeNeed | null {
    if (this.#target === null || this.#isLooking) return null
    const { scene } = this.#target
    return { scene, lastLookAt: this.#lastLookAt, looks: this.#looks, isInDoubt: this.#isInDoubt }
  }

  aim(target: ProbeTarget | null): void {
    this.#target = target
    if (target === null) return
    this.#probe.aim(target)
    if (target.label !== null) void this.#loadDrawn(target.label.picture)
  }

  hear(counts: FrameCounts, videoPlays: boolean, now: Instant): void {
    this.#probe.hear(counts, videoPlays, now)
  }

  /** One look; never rejects. A picture that cannot be decoded is one look less, and the sight grows old. */
  async look(taken: TakenPicture): Promise<void> {
    this.#isLooking = true
    this.#looks += 1
    this.#lastLookAt = taken.askedAt
    try {
      await this.#look(taken)
    } catch (error) {
      this.#parts.failed('a picture of the programme could not be looked at', error)
    } finally {
      this.#isLooking = false
    }
  }

  /** Keeps the pictures around an incident; waits a moment for the one that shows it over. */
  async keep({ session, seenAt, provedAt }: IncidentAsked): Promise<StoredPictures> {
    const deadline = AbortSignal.timeout(afterWithinMs)
    const isComplete = () => provedAt === null || this.#ring.around(seenAt, provedAt).after !== null
    while (!isComplete() && !deadline.aborted && this.#target !== null) await this.#nextLook(deadline)
    const { before, during, after } = this.#ring.around(seenAt, provedAt)
    const store = async (picture: KeptPicture | null) =>
      picture === null ? null : this.#parts.evidence.keep(session, picture.jpeg)
    return { before: await store(before), during: await store(during), after: await store(after) }
  }

  async #look({ scene, jpeg, askedAt, at }: TakenPicture): Promise<void> {
    const pixels = await decodePicture(jpeg)
    const fingerprint = createHash('sha256').update(jpeg).digest('base64')
    const look = this.#probe.look({ scene, pixels, fingerprint }, at)
    if (look === null) return
    this.#isInDoubt = look.verdict === 'cannot-tell'
    this.#ring.push({ jpeg, askedAt, at, verdict: look.verdict })
    this.#parts.tell({ sight: look.sight, askedAt, at })
    for (const wake of this.#waiting) wake()
    if (!isLargePicture(pixels)) return
    const label = this.#target?.label ?? null
    if (label !== null) await this.#loadDrawn(label.picture)
    this.#probe.readCodes(await this.#parts.readCodes(pixels), at)
  }

  #nextLook(deadline: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.#waiting.delete(wake)
        deadline.removeEventListener('abort', wake)
        resolve()
      }
      this.#waiting.add(wake)
      deadline.addEventListener('abort', wake)
    })
  }

  /**
   * A file whose content is not its name is not what was drawn: nothing is compared with it, so nothing can be told. It
   * is tried again with every large look, and complained of once.
   */
  async #loadDrawn({ file, sha256 }: OverlayPicture): Promise<void> {
    if (this.#drawn === sha256) return
    try {
      const bytes = await readFile(file)
      if (createHash('sha256').update(bytes).digest('hex') !== sha256)
        throw new Error('it is not what was drawn')
      this.#probe.setDrawn(sha256, await decodePicture(bytes))
      this.#drawn = sha256
    } catch (error) {
      if (this.#spoiled === sha256) return
      this.#spoiled = sha256
      this.#parts.failed(`the label's picture ${file} cannot be compared with`, error)
    }
  }
}
