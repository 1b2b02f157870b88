import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCoverage } from '#electron/obs/overlays/cmap.ts'
import { fontWithFormat4, fontWithFormat12 } from './font-tables.ts'

const bundled = ['NotoSansSC_400Regular.ttf', 'NotoSansSC_700Bold.ttf'].map(
  (name) => new URL(`../../../resources/fonts/${name}`, import.meta.url),
)

const glyph = fc.integer({ min: 0, max: 0xffff })

describe('reading what a font covers', () => {
  it('finds exactly the mapped characters of a format 12 table', () => {
    const mapping = fc.array(fc.tuple(fc.integer({ min: 0, max: 0x10_ffff }), glyph), { maxLength: 60 })
    fc.assert(
      fc.property(mapping, fc.integer({ min: 0, max: 0x10_ffff }), (pairs, probe) => {
        const map = new Map(pairs)
        const coverage = readCoverage(fontWithFormat12(map))
        for (const code of [...map.keys(), probe]) expect(coverage.has(code)).toBe((map.get(code) ?? 0) !== 0)
        expect(coverage.size).toBe([...map.values()].filter((value) => value !== 0).length)
      }),
    )
  })

  it('finds exactly the mapped characters of a format 4 table, holes and all', () => {
    const mapping = fc.array(fc.tuple(fc.integer({ min: 0x4e00, max: 0x4f00 }), glyph), {
      minLength: 1,
      maxLength: 60,
    })
    fc.assert(
      fc.property(mapping, fc.integer({ min: 0x4de0, max: 0x4f20 }), (pairs, probe) => {
        const map = new Map(pairs)
        const coverage = readCoverage(fontWithFormat4(map))
        for (const code of [...map.keys(), probe]) expect(coverage.has(code)).toBe((map.get(code) ?? 0) !== 0)
      }),
    )
  })

  it('refuses any bytes that are no font by an error, and never hangs or reads outside', () => {
    const sound = fontWithFormat12(new Map([[0x41, 7]]))
    fc.assert(
      fc.property(
        fc.nat(sound.length - 1),
        fc.integer({ min: 0, max: 255 }),
        fc.nat(sound.length),
        (at, byte, end) => {
          const damaged = sound.slice(0, end)
          if (at < end) damaged[at] = byte
          try {
            readCoverage(damaged)
          } catch (error) {
            expect(error).toBeInstanceOf(Error)
            expect(String(error)).toContain('character table cannot be read')
          }
        },
      ),
    )
  })

  it.each(bundled)(
    'the bundled font %s has every Han character of the basic block and rare surnames',
    async (file) => {
      const coverage = readCoverage(await readFile(file))
      for (let code = 0x4e00; code <= 0x9fa5; code++)
        expect(coverage.has(code), String.fromCodePoint(code)).toBe(true)
      for (const character of 'AI生成 虚拟主播¥…，。！？：㐂魖㙓') {
        expect(coverage.has(character.codePointAt(0) ?? 0), character).toBe(true)
      }
      for (const character of ['𠮷', '😀', 'ع'])
        expect(coverage.has(character.codePointAt(0) ?? 0)).toBe(false)
      expect(coverage.size).toBeGreaterThan(30_000)
    },
  )
})
