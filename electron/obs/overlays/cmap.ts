/**
 * Which characters a font file has, read from its own `cmap` table (OpenType 1.9, "cmap - Character to Glyph Index
 * Mapping Table", formats 4 and 12). A canvas would not tell: it silently borrows a missing character from whatever
 * font the machine has, so a label could look right here and be an empty box on the customer's PC.
 */

export type GlyphCoverage = {
  /** How many characters the font maps to a glyph other than .notdef. */
  readonly size: number
  has(codePoint: number): boolean
}

type Range = { readonly first: number; readonly last: number }

/** Unicode subtables by (platform, encoding), fullest repertoire first. */
const unicodeEncodings = ['3,10', '0,6', '0,4', '3,1', '0,3', '0,2', '0,1', '0,0']

/**
 * Reads the coverage of a single TrueType or OpenType font (not a collection, not WOFF).
 * @throws Error where the bytes are no such font or carry no Unicode cmap in format 4 or 12.
 */
export function readCoverage(font: Uint8Array): GlyphCoverage {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  let ranges: Range[]
  try {
    ranges = readRanges(view)
  } catch (cause) {
    throw new Error(`The font's character table cannot be read: ${reasonOf(cause)}`, { cause })
  }
  ranges.sort((one, two) => one.first - two.first)
  return {
    size: ranges.reduce((count, range) => count + range.last - range.first + 1, 0),
    has: (codePoint) => findRange(ranges, codePoint),
  }
}

function readRanges(view: DataView): Range[] {
  const cmap = findTable(view, 'cmap')
  const subtables = new Map<string, number>()
  for (let index = 0; index < view.getUint16(cmap + 2); index++) {
    const record = cmap + 4 + index * 8
    const encoding = `${view.getUint16(record)},${view.getUint16(record + 2)}`
    subtables.set(encoding, cmap + view.getUint32(record + 4))
  }
  for (const encoding of unicodeEncodings) {
    const at = subtables.get(encoding)
    if (at === undefined) continue
    const format = view.getUint16(at)
    if (format === 12) return readFormat12(view, at)
    if (format === 4) return readFormat4(view, at)
  }
  throw new Error('it has no Unicode table in format 4 or 12')
}

function findTable(view: DataView, wanted: string): number {
  const version = view.getUint32(0)
  if (version !== 0x0001_0000 && version !== 0x4f54_544f)
    throw new Error('this is no TrueType or OpenType file')
  for (let index = 0; index < view.getUint16(4); index++) {
    const record = 12 + index * 16
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(record + byte)))
    if (tag === wanted) return view.getUint32(record + 8)
  }
  throw new Error(`it has no ${wanted} table`)
}

/** Sequential map groups: [first character, last character, first glyph]; glyph 0 is .notdef. */
function readFormat12(view: DataView, at: number): Range[] {
  const ranges: Range[] = []
  for (let index = 0; index < view.getUint32(at + 12); index++) {
    const group = at + 16 + index * 12
    const first = view.getUint32(group)
    const last = view.getUint32(group + 4)
    if (last < first || last > 0x10_ffff) throw new Error(`group ${index} is no range of characters`)
    const firstGlyph = view.getUint32(group + 8)
    if (firstGlyph > 0) ranges.push({ first, last })
    else if (last > first) ranges.push({ first: first + 1, last })
  }
  return ranges
}

/** Segments of the basic plane; a character may still map to glyph 0 inside its segment, so each one is looked up. */
function readFormat4(view: DataView, at: number): Range[] {
  const segments = view.getUint16(at + 6) / 2
  const ends = at + 14
  const starts = ends + segments * 2 + 2
  const deltas = starts + segments * 2
  const offsets = deltas + segments * 2
  const ranges: Range[] = []
  for (let segment = 0; segment < segments; segment++) {
    const first = view.getUint16(starts + segment * 2)
    const last = view.getUint16(ends + segment * 2)
    const delta = view.getUint16(deltas + segment * 2)
    const offsetAt = offsets + segment * 2
    const offset = view.getUint16(offsetAt)
    for (let code = first; code <= last && code < 0xffff; code++) {
      const listed = offset === 0 ? code : view.getUint16(offsetAt + offset + (code - first) * 2)
      const glyph = offset !== 0 && listed === 0 ? 0 : (listed + delta) & 0xffff
      if (glyph !== 0) addCharacter(ranges, code)
    }
  }
  return ranges
}

function addCharacter(ranges: Range[], code: number): void {
  const previous = ranges.at(-1)
  if (previous?.last === code - 1) ranges[ranges.length - 1] = { first: previous.first, last: code }
  else ranges.push({ first: code, last: code })
}

function findRange(ranges: readonly Range[], codePoint: number): boolean {
  let low = 0
  let high = ranges.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const range = ranges[middle]
    if (range === undefined) return false
    if (codePoint < range.first) high = middle - 1
    else if (codePoint > range.last) low = middle + 1
    else return true
  }
  return false
}

function reasonOf(cause: unknown): string {
  return cause instanceof RangeError
    ? 'it ends too early'
    : cause instanceof Error
      ? cause.message
      : String(cause)
}
