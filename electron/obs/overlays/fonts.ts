import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { GlobalFonts } from '@napi-rs/canvas'
import { type GlyphCoverage, readCoverage } from './cmap.ts'

export type FontWeight = 'regular' | 'bold'

/** The one typeface of every overlay. Nothing else may draw a character: see `GlyphCoverage`. */
export type OverlayFonts = {
  readonly family: Readonly<Record<FontWeight, string>>
  /** What both weights have. */
  readonly coverage: GlyphCoverage
}

const files: Readonly<Record<FontWeight, string>> = {
  regular: 'NotoSansSC_400Regular.ttf',
  bold: 'NotoSansSC_700Bold.ttf',
}

/** Names of our own, one per weight, so that no font that is installed on the machine can ever answer to them. */
const family: Readonly<Record<FontWeight, string>> = {
  regular: 'Fairlive Overlay',
  bold: 'Fairlive Overlay Bold',
}

/**
 * Registers the bundled typeface from `folder` (resources/fonts) with the canvas and reads what it covers.
 * @throws Error where a file is missing or is no font: without its own font the studio draws nothing.
 */
export async function loadOverlayFonts(folder: string): Promise<OverlayFonts> {
  const [regular, bold] = await Promise.all([loadFont(folder, 'regular'), loadFont(folder, 'bold')])
  const coverage: GlyphCoverage = {
    size: Math.min(regular.size, bold.size),
    has: (codePoint) => regular.has(codePoint) && bold.has(codePoint),
  }
  return { family, coverage }
}

async function loadFont(folder: string, weight: FontWeight): Promise<GlyphCoverage> {
  const file = join(folder, files[weight])
  const bytes = await readFile(file)
  const coverage = readCoverage(bytes)
  if (!GlobalFonts.has(family[weight])) {
    const key = GlobalFonts.register(bytes, family[weight])
    if (key === null) throw new Error(`The overlay font ${file} could not be registered: is the file whole?`)
  }
  return coverage
}
