import type { LabelIntent } from '#shared/model/intent.ts'

/** What the probe looks at and what it must find there; made anew whenever the room or OBS changes. */
export type ProbeTarget = {
  /** The programme. */
  readonly scene: string
  readonly canvas: { readonly width: number; readonly height: number }
  /** The label to look for; null where the room has none. */
  readonly label: Pick<LabelIntent, 'picture' | 'at' | 'inkHeight'> | null
  /** A camera or a person is shown in it, so that two pictures are never the same. */
  readonly moves: boolean
  /** Videos that are shown in it: it moves while OBS plays one of them. */
  readonly videos: readonly string[]
  /** An output runs, so that OBS must be sending frames. */
  readonly outputRuns: boolean
  /** How long it may lawfully be black, and stand still, in milliseconds. */
  readonly blackAfterMs: number
  readonly stillAfterMs: number
}
