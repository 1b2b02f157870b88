/** Size of an image from its first bytes, so that a scene can be laid out before anything is decoded. */
import type { Size } from '../world/world.ts'

/** PNG, JPEG, GIF, BMP and WebP; null for anything else or a header that is cut off. */
export function imageSize(bytes: Buffer): Size | null {
  try {
    return png(bytes) ?? jpeg(bytes) ?? gif(bytes) ?? bmp(bytes) ?? webp(bytes)
  } catch (failure) {
    if (failure instanceof RangeError) return null
    throw failure
  }
}

function startsWith(bytes: Buffer, text: string, at = 0): boolean {
  return bytes.toString('latin1', at, at + text.length) === text
}

function png(bytes: Buffer): Size | null {
  if (!startsWith(bytes, '\x89PNG\r\n\x1a\n')) return null
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

function gif(bytes: Buffer): Size | null {
  if (!startsWith(bytes, 'GIF8')) return null
  return { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }
}

function bmp(bytes: Buffer): Size | null {
  if (!startsWith(bytes, 'BM')) return null
  return { width: Math.abs(bytes.readInt32LE(18)), height: Math.abs(bytes.readInt32LE(22)) }
}

/** Walks the segments to the first frame header (SOF0 to SOF15, without DHT, JPG and DAC). */
function jpeg(bytes: Buffer): Size | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null
  for (let at = 2; ; ) {
    if (bytes.readUInt8(at) !== 0xff) return null
    const marker = bytes.readUInt8(at + 1)
    if (marker === 0xff) {
      at += 1
    } else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) }
    } else {
      at += 2 + bytes.readUInt16BE(at + 2)
    }
  }
}

function webp(bytes: Buffer): Size | null {
  if (!startsWith(bytes, 'RIFF') || !startsWith(bytes, 'WEBP', 8)) return null
  if (startsWith(bytes, 'VP8 ', 12)) {
    return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff }
  }
  if (startsWith(bytes, 'VP8L', 12)) {
    const bits = bytes.readUInt32LE(21)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  if (!startsWith(bytes, 'VP8X', 12)) return null
  return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 }
}
