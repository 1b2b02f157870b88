/** Writes the two icon containers; both hold plain PNGs. */

export type SizedPng = { readonly side: number; readonly png: Buffer }

/**
 * A Windows ICO: a directory of 16-byte entries, then the pictures. PNG entries are read since Windows Vista; a side
 * of 256 is written as 0.
 */
export function icoOf(pictures: readonly SizedPng[]): Buffer {
  const header = Buffer.alloc(6 + pictures.length * 16)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(pictures.length, 4)
  let at = header.length
  for (const [index, { side, png }] of pictures.entries()) {
    const entry = 6 + index * 16
    header.writeUInt8(side % 256, entry)
    header.writeUInt8(side % 256, entry + 1)
    header.writeUInt16LE(1, entry + 4)
    header.writeUInt16LE(32, entry + 6)
    header.writeUInt32LE(png.length, entry + 8)
    header.writeUInt32LE(at, entry + 12)
    at += png.length
  }
  return Buffer.concat([header, ...pictures.map((picture) => picture.png)])
}

/** Icon types that hold a PNG, by side in pixels; the @2x ones share a size with the next plain one. */
const icnsTypes: readonly (readonly [type: string, side: number])[] = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
]

/** An Apple ICNS: 'icns' and the whole length, then blocks of type, length (with their own 8 bytes) and PNG. */
export function icnsOf(pictures: readonly SizedPng[]): Buffer {
  const bySide = new Map(pictures.map(({ side, png }) => [side, png]))
  const blocks = icnsTypes.flatMap(([type, side]) => {
    const png = bySide.get(side)
    return png === undefined ? [] : [Buffer.concat([blockHead(type, png.length), png])]
  })
  const length = blocks.reduce((sum, block) => sum + block.length, 0)
  return Buffer.concat([blockHead('icns', length), ...blocks])
}

function blockHead(type: string, contentLength: number): Buffer {
  const head = Buffer.alloc(8)
  head.write(type, 'ascii')
  head.writeUInt32BE(contentLength + 8, 4)
  return head
}
