/** What was seen in the programme's picture, as a viewer would see it; OBS's own answers play no part in it. */
import type { Instant, Sha256 } from './ids.ts'

/** Three answers, never two: what cannot be told is not fine. */
export type LabelVerdict = 'seen' | 'not-seen' | 'cannot-tell'

/** What one look at the programme, and those before it, say. */
export type Sight = {
  /** The scene whose picture was taken. */
  readonly scene: string
  /** Null where no label was looked for. */
  readonly label: {
    /** The picture that was looked for. */
    readonly picture: Sha256
    readonly verdict: LabelVerdict
    /** When the verdict last became what it is. */
    readonly since: Instant
  } | null
  /** Black for as long as the pack allows, or longer. */
  readonly black: boolean
  /**
   * Standing still for as long as the pack allows, or longer, though something in it should move: the pictures are the
   * same (`picture`), OBS draws none (`render`), or its running output sends none (`output`). Null while it moves, or may
   * lawfully stand still.
   */
  readonly still: 'picture' | 'render' | 'output' | null
  /** Contents of the QR codes in it, as far as they were read within the last seconds. */
  readonly codes: readonly string[]
}

/** Why the picture is unknown after a repair that only it can prove; see `ObsState.picture`. */
export const whyLookedAtAgain = 'looked at again after a repair'
