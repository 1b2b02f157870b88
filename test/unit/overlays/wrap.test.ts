import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Glyph, splitGlyphs } from '#electron/obs/overlays/glyphs.ts'
import { wrapGlyphs } from '#electron/obs/overlays/wrap.ts'

const everything = { size: 0, has: () => true }
/** Han and boxes one em of 10 pixels, everything else half. */
const measure = (glyphs: readonly Glyph[]): number =>
  glyphs.reduce((width, glyph) => width + (/\p{Script=Han}|[，。！（）]/u.test(glyph.text) ? 10 : 5), 0)

function wrap(text: string, width: number, lines = 9): { lines: string[]; shortened: boolean } {
  const wrapped = wrapGlyphs(splitGlyphs(text, everything), measure, width, lines)
  return { ...wrapped, lines: wrapped.lines.map((line) => line.map((glyph) => glyph.text).join('')) }
}

describe('breaking text into lines', () => {
  it('breaks Han anywhere, Latin words and numbers only between', () => {
    expect(wrap('手作马克杯', 30).lines).toEqual(['手作马', '克杯'])
    expect(wrap('容量 350ml 办公', 50).lines).toEqual(['容量 350ml', '办公'])
    expect(wrap('买350ml杯', 34).lines).toEqual(['买', '350ml', '杯'])
  })

  it('keeps closing punctuation off the start and opening punctuation off the end of a line', () => {
    expect(wrap('今天开播，欢迎', 40).lines).toEqual(['今天开', '播，欢迎'])
    expect(wrap('送礼盒（红）', 40).lines).toEqual(['送礼盒', '（红）'])
  })

  it('breaks a word that is wider than a line rather than lose it', () => {
    expect(wrap('supercalifragilistic', 25).lines.join('')).toBe('supercalifragilistic')
  })

  it('ends in an ellipsis and says so where the text does not fit', () => {
    expect(wrap('手作日式釉下彩马克杯', 40, 2)).toEqual({ lines: ['手作日式', '釉下彩…'], shortened: true })
    expect(wrap('手作日式釉下彩马', 40, 2)).toEqual({ lines: ['手作日式', '釉下彩马'], shortened: false })
  })

  it('never makes a line wider than asked, and loses nothing unless it says so', () => {
    const text = fc.string({
      unit: fc.constantFrom(...'手作马克杯，。！（）ab12 ', '𠮷', '😀'),
      maxLength: 60,
    })
    fc.assert(
      fc.property(
        text,
        fc.integer({ min: 20, max: 120 }),
        fc.integer({ min: 1, max: 4 }),
        (words, width, most) => {
          const glyphs = splitGlyphs(words, everything)
          const wrapped = wrapGlyphs(glyphs, measure, width, most)
          expect(wrapped.lines.length).toBeLessThanOrEqual(most)
          for (const line of wrapped.lines) expect(measure(line)).toBeLessThanOrEqual(width)
          const spaceless = (run: readonly Glyph[]) =>
            run
              .map((glyph) => glyph.text)
              .filter((one) => one !== ' ')
              .join('')
          if (!wrapped.shortened) expect(spaceless(wrapped.lines.flat())).toBe(spaceless(glyphs))
        },
      ),
    )
  })
})

describe('splitting text into characters', () => {
  const latin = { size: 0, has: (code: number) => code < 0x80 }

  it('takes an emoji sequence as one missing character, and drops marks that draw nothing', () => {
    expect(splitGlyphs('a👩‍👩‍👧b', latin).map((glyph) => glyph.covered)).toEqual([true, false, true])
    expect(splitGlyphs('a\u200bb\ufe0f', latin).map((glyph) => glyph.text)).toEqual(['a', 'b'])
  })

  it('makes one space of any white space and a visible box of a lone surrogate', () => {
    expect(splitGlyphs(' a\n\t b ', latin).map((glyph) => glyph.text)).toEqual(['a', ' ', 'b'])
    expect(splitGlyphs('\ud842', latin)).toEqual([{ text: '\ufffd', covered: false }])
  })
})
