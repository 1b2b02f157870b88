/** Writes minimal font files that hold nothing but a `cmap`, so that the reader can be asked about any mapping. */

type Mapping = ReadonlyMap<number, number>

/** A font with one subtable (platform 3, encoding 10) in format 12. */
export function fontWithFormat12(mapping: Mapping): Uint8Array {
  const groups = [...mapping].sort(([one], [two]) => one - two)
  const subtable = new DataView(new ArrayBuffer(16 + groups.length * 12))
  subtable.setUint16(0, 12)
  subtable.setUint32(4, subtable.byteLength)
  subtable.setUint32(12, groups.length)
  groups.forEach(([code, glyph], index) => {
    subtable.setUint32(16 + index * 12, code)
    subtable.setUint32(20 + index * 12, code)
    subtable.setUint32(24 + index * 12, glyph)
  })
  return fontWith(10, subtable)
}

/** A font with one subtable (platform 3, encoding 1) in format 4: one segment, glyphs by the glyph array. */
export function fontWithFormat4(mapping: Mapping): Uint8Array {
  const codes = [...mapping.keys()].sort((one, two) => one - two)
  const first = codes[0] ?? 0
  const last = codes.at(-1) ?? 0
  const glyphs = Array.from({ length: last - first + 1 }, (_, index) => mapping.get(first + index) ?? 0)
  const subtable = new DataView(new ArrayBuffer(32 + glyphs.length * 2))
  subtable.setUint16(0, 4)
  subtable.setUint16(2, subtable.byteLength)
  subtable.setUint16(6, 4)
  const columns = [
    [last, 0xffff],
    [first, 0xffff],
    [0, 1],
    [4, 0],
  ] as const
  let at = 14
  columns.forEach((column, index) => {
    for (const value of column) {
      subtable.setUint16(at, value)
      at += 2
    }
    if (index === 0) at += 2
  })
  glyphs.forEach((glyph, index) => {
    subtable.setUint16(at + index * 2, glyph)
  })
  return fontWith(1, subtable)
}

function fontWith(encoding: number, subtable: DataView): Uint8Array {
  const font = new Uint8Array(12 + 16 + 12 + subtable.byteLength)
  const view = new DataView(font.buffer)
  view.setUint32(0, 0x0001_0000)
  view.setUint16(4, 1)
  font.set(new TextEncoder().encode('cmap'), 12)
  view.setUint32(20, 28)
  view.setUint32(24, 12 + subtable.byteLength)
  view.setUint16(30, 1)
  view.setUint16(32, 3)
  view.setUint16(34, encoding)
  view.setUint32(36, 12)
  font.set(new Uint8Array(subtable.buffer), 40)
  return font
}
