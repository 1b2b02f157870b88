import type { OverlayFonts } from './fonts.ts'
import { missingCharacters, splitGlyphs } from './glyphs.ts'
import { loadThumbnail, type PictureProblem } from './thumbnail.ts'

/** What a drawing of the card could not show. */
export type CardInspection = {
  /** Characters that the bundled font lacks: each is a box on the card. */
  readonly missing: readonly string[]
  /** Why a placeholder stands there instead of the picture; null where all is well. */
  readonly pictureProblem: PictureProblem | null
}

/** Looks at a card's words and its picture without drawing it: nothing is laid out, nothing is written. */
export async function inspectCard(
  { texts, picture }: { readonly texts: readonly string[]; readonly picture: string | null },
  fonts: OverlayFonts,
): Promise<CardInspection> {
  const glyphs = texts.flatMap((text) => splitGlyphs(text, fonts.coverage))
  const { problem } = await loadThumbnail(picture)
  return { missing: missingCharacters(glyphs), pictureProblem: problem }
}
