import type { Canvas } from '@napi-rs/canvas'
import type { Sha256 } from '#shared/model/ids.ts'
import type { LabelIntent, OverlayPicture, PlacedOverlay, Rectangle } from '#shared/model/intent.ts'
import { drawCardCanvas } from './card.ts'
import type { CardSpec, ShortenedText } from './card-spec.ts'
import { loadOverlayFonts, type OverlayFonts } from './fonts.ts'
import { clampArea, placeOverlay } from './geometry.ts'
import { type CardInspection, inspectCard } from './inspect-card.ts'
import { drawLabelCanvas, type LabelSpec } from './label.ts'
import { drawNoticeCanvas, type NoticeSpec } from './notice.ts'
import { storedPictures, storePicture } from './pictures.ts'
import { drawSafeSceneCanvas, type SafeSceneSpec } from './safe-scene.ts'
import type { PictureProblem } from './thumbnail.ts'

/** What every drawing says beside its picture: the characters that the bundled font lacks and that show as boxes. */
type Drawn = { readonly missing: readonly string[] }

export type DrawnLabel = Omit<LabelIntent, 'input'> & Drawn
export type DrawnCard = Omit<PlacedOverlay, 'input'> &
  Drawn & {
    readonly shortened: readonly ShortenedText[]
    readonly pictureProblem: PictureProblem | null
  }
export type DrawnNotice = Omit<PlacedOverlay, 'input'> & Drawn
type DrawnSafeScene = Drawn & { readonly picture: OverlayPicture }

/** Draws the pictures that OBS shows for the studio. Each one is on disk, durable, before the promise resolves. */
export type OverlayPainter = {
  drawLabel(spec: LabelSpec): Promise<DrawnLabel>
  drawCard(spec: CardSpec): Promise<DrawnCard>
  /** What a drawing of such a card could not show. */
  inspectCard(card: Parameters<typeof inspectCard>[0]): Promise<CardInspection>
  drawNotice(spec: NoticeSpec): Promise<DrawnNotice>
  drawSafeScene(spec: SafeSceneSpec): Promise<DrawnSafeScene>
  /** Hashes of every card that was ever drawn here, sorted. */
  drawnCards(): Promise<readonly Sha256[]>
}

/**
 * Opens a painter that writes into `pictureFolder` with the typeface in `fontFolder` (resources/fonts). Layout and
 * strokes take a few milliseconds of the calling thread; encoding, the longer part, runs on the thread pool.
 * @throws Error where the typeface cannot be loaded.
 */
export async function openOverlayPainter(folders: {
  readonly fontFolder: string
  readonly pictureFolder: string
}): Promise<OverlayPainter> {
  const fonts: OverlayFonts = await loadOverlayFonts(folders.fontFolder)
  const store = async (kind: string, canvas: Canvas): Promise<OverlayPicture> =>
    storePicture(folders.pictureFolder, kind, await canvas.encode('png'), canvas)
  const place = (spec: LabelSpec | CardSpec): Rectangle => clampArea(spec.safeArea, spec.canvas)
  return {
    async drawLabel(spec) {
      const { canvas, inkHeight, missing } = drawLabelCanvas(spec, fonts)
      const at = placeOverlay('label', canvas, place(spec), spec.corner)
      const picture = await store('label', canvas)
      return { picture, at, inkHeight, shortestSideShare: spec.shortestSideShare, missing }
    },
    async drawCard(spec) {
      const { canvas, ...said } = await drawCardCanvas(spec, fonts)
      const at = placeOverlay('card', canvas, place(spec), spec.corner)
      return { picture: await store('card', canvas), at, ...said }
    },
    inspectCard: (card) => inspectCard(card, fonts),
    async drawNotice(spec) {
      const { canvas, at, missing } = drawNoticeCanvas(spec, fonts)
      return { picture: await store('notice', canvas), at, missing }
    },
    async drawSafeScene(spec) {
      const { canvas, missing } = drawSafeSceneCanvas(spec, fonts)
      return { picture: await store('safe-scene', canvas), missing }
    },
    drawnCards: () => storedPictures(folders.pictureFolder, 'card'),
  }
}
