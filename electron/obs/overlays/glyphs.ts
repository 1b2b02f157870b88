import type { GlyphCoverage } from './cmap.ts'

/** One user-perceived character: drawn by the bundled font where `covered`, as a visible box where not. */
export type Glyph = { readonly text: string; readonly covered: boolean }

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/** What draws nothing by itself: joiners, direction marks, variation selectors, the soft hyphen. */
const invisible = /\p{Default_Ignorable_Code_Point}/gu

/**
 * Splits a line of text into what is drawn. Any white space (line breaks too) becomes one space, a lone surrogate
 * becomes U+FFFD, and an emoji sequence stays one character.
 */
export function splitGlyphs(text: string, coverage: GlyphCoverage): Glyph[] {
  const line = text.toWellFormed().replace(/\s+/gu, ' ').trim()
  const glyphs: Glyph[] = []
  for (const { segment } of segmenter.segment(line)) {
    const visible = segment.replace(invisible, '')
    if (visible === '') continue
    const covered = [...visible].every((character) => coverage.has(character.codePointAt(0) ?? 0))
    glyphs.push({ text: covered ? visible : segment, covered })
  }
  return glyphs
}

/** The characters that the font lacks, each once, in order of appearance. */
export function missingCharacters(glyphs: readonly Glyph[]): string[] {
  return [...new Set(glyphs.filter((glyph) => !glyph.covered).map((glyph) => glyph.text))]
}

export function isSpace(glyph: Glyph | undefined): boolean {
  return glyph?.text === ' '
}
