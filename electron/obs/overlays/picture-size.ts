import type { Size } from './geometry.ts'

/**
 * Width and height of a PNG (ISO/IEC 15948), JPEG (ITU-T T.81 Annex B) or WebP (RFC 9649) by its header alone; null for
 * anything else. Reads no pixel, so a picture of a size that must not be decoded can be turned away first.
 */
export function readPictureSize(bytes: Uint8Array): Size | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    if (view.getUint32(0) === 0x8950_4e47) return { width: view.getUint32(16), height: view.getUint32(20) }
    if (view.getUint16(0) === 0xffd8) return readJpegSize(view)
    if (view.getUint32(0) === 0x5249_4646 && view.getUint32(8) === 0x5745_4250) return readWebpSize(view)
    return null
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** Walks the segments up to a start of frame (SOF0-SOF15 without DHT, JPG and DAC). */
function readJpegSize(view: DataView): Size | null {
  let at = 2
  for (;;) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at++
      continue
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    const length = view.getUint16(at + 2)
    if (length < 2 || marker === 0xda) return null
    at += 2 + length
  }
}

function readWebpSize(view: DataView): Size | null {
  switch (view.getUint32(12)) {
    case 0x5650_3858: // 'VP8X': 24-bit sizes minus one
      return { width: readUint24(view, 24) + 1, height: readUint24(view, 27) + 1 }
    case 0x5650_3820: // 'VP8 ': 14-bit sizes after the start code
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
    case 0x5650_384c: {
      // 'VP8L': two 14-bit sizes minus one after the signature byte
      const bits = view.getUint32(21, true)
      return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 }
    }
    default:
      return null
  }
}

function readUint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
}
