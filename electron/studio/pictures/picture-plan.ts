import type { Instant } from '#shared/model/ids.ts'
import type { PicturesWanted } from './pictures-protocol.ts'

/** How often the probe looks. Two looks must agree, so what only the picture shows is believed within half a second. */
const lookEveryMs = 250
/** Every so many looks a large one, for QR codes and finer strokes: about once a second. */
const largeEvery = 4
/** The shorter side of a picture in pixels: what the bench measures the probe's errors on. */
const shorterSides = { small: 270, large: 540 } as const
/** A beat that comes this much early still counts: timers are not exact. */
const slackMs = 10

/** The next picture of the programme to ask OBS for. */
export type PlannedPicture = {
  readonly scene: string
  readonly width: number
  readonly height: number
  readonly forProbe: boolean
}

export type ProbeNeed = {
  readonly scene: string
  readonly lastLookAt: Instant | null
  /** Looks taken so far. */
  readonly looks: number
  /** The last look could not tell: the next one is a large one. */
  readonly isInDoubt: boolean
}

/** Milliseconds between two pictures of the programme; null where nobody wants one. */
export function beatOf(wish: PicturesWanted['programme'], probe: ProbeNeed | null): number | null {
  const wished = wish === null || wish.perSecond === 0 ? null : 1_000 / wish.perSecond
  if (probe === null) return wished
  return Math.min(lookEveryMs, wished ?? lookEveryMs)
}

/** One picture serves the monitor and the probe at once, as large as the more demanding of them needs it. */
export function planPicture(
  { programme: wish, aspect }: Pick<PicturesWanted, 'programme' | 'aspect'>,
  probe: ProbeNeed | null,
  now: Instant,
): PlannedPicture | null {
  const isWished = wish !== null && wish.perSecond > 0
  const forProbe = probe !== null && isDue(probe, now) && (!isWished || wish.scene === probe.scene)
  if (!isWished && !forProbe) return null
  const isLarge = probe !== null && (probe.isInDoubt || probe.looks % largeEvery === 0)
  const side = isLarge ? shorterSides.large : shorterSides.small
  const probeWidth = forProbe ? Math.round(aspect > 1 ? side : side / aspect) : 0
  const width = Math.max(isWished ? wish.width : 0, probeWidth)
  const scene = isWished ? wish.scene : (probe?.scene ?? '')
  return { scene, width, height: Math.round(width * aspect), forProbe }
}

/** Whether codes can be read in a picture of this size. */
export function isLargePicture({ width, height }: { width: number; height: number }): boolean {
  return Math.min(width, height) >= shorterSides.large
}

function isDue({ lastLookAt }: ProbeNeed, now: Instant): boolean {
  return lastLookAt === null || now - lastLookAt >= lookEveryMs - slackMs
}
