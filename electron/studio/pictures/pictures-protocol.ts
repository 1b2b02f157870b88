/** What the studio's main thread and the pictures worker say to each other. */
import type { Instant, SessionId, Sha256 } from '#shared/model/ids.ts'
import type { Sight } from '#shared/model/sight.ts'
import type { ProbeTarget } from '../../probe/target.ts'

export type PicturesWorkerData = {
  /** The program that reads QR codes. */
  readonly qrProgram: string
  /** Where the pictures of incidents are kept. */
  readonly evidenceDir: string
}

/** The pictures that somebody looks at now; null where nobody does. */
export type PicturesWanted = {
  readonly programme: { readonly scene: string; readonly perSecond: number; readonly width: number } | null
  readonly scenes: readonly string[]
  /** Height of the canvas over its width. */
  readonly aspect: number
}

/** The pictures around something that was seen; `provedAt` is null where it is not proved over. */
export type IncidentAsked = {
  readonly session: SessionId
  readonly seenAt: Instant
  readonly provedAt: Instant | null
}

/** Hashes of pictures that are on disk; null where there is none. */
export type StoredPictures = {
  readonly before: Sha256 | null
  readonly during: Sha256 | null
  readonly after: Sha256 | null
}

export type ToPictures =
  | { readonly type: 'connect'; readonly url: string; readonly password: string | null }
  | { readonly type: 'disconnect' }
  | { readonly type: 'want'; readonly wanted: PicturesWanted }
  /** What the probe must look at; null where nobody is to be looked after. */
  | { readonly type: 'aim'; readonly target: ProbeTarget | null }
  | { readonly type: 'keep'; readonly id: number; readonly asked: IncidentAsked }
  | { readonly type: 'close' }

/** A sight, and when OBS was asked for the picture that it is of. */
export type TakenSight = { readonly sight: Sight; readonly askedAt: Instant; readonly at: Instant }

export type FromPictures =
  /** `name` is `programme` or `scene:<name>`; the buffer is handed over, not copied. */
  | { readonly type: 'picture'; readonly name: string; readonly jpeg: ArrayBuffer }
  | { readonly type: 'sight'; readonly taken: TakenSight }
  | { readonly type: 'kept'; readonly id: number; readonly pictures: StoredPictures }
  /** Something that the worker could not do, for the studio's own log. */
  | { readonly type: 'failed'; readonly what: string }
