import { brotliDecompressSync, inflateSync } from 'node:zlib'

/**
 * The packets of Bilibili's live sockets: a 16-byte header in big-endian (u32 packet length with header, u16 header
 * length, u16 version of the body, u32 operation, u32 sequence), then the body. One frame carries one or more; the
 * body of version 2 (zlib) or 3 (brotli) is again a row of packets.
 * Source: the live open platform's document 长连接 and, for the versions, the clients that are in use.
 */
export const operations = { heartbeat: 2, heartbeatAnswer: 3, message: 5, auth: 7, authAnswer: 8 } as const

export type Packet = { readonly operation: number; readonly body: Buffer }
export type Unpacked = { readonly packets: readonly Packet[]; readonly malformed: number }

const headerBytes = 16
const zlib = 2
const brotli = 3
/** A small frame may say that it is gigabytes: beyond this it is not unpacked. */
const mostUnpackedBytes = 16 * 1024 * 1024

export function pack(operation: number, body: Uint8Array, version = 1): Buffer {
  const packet = Buffer.alloc(headerBytes + body.length)
  packet.writeUInt32BE(packet.length, 0)
  packet.writeUInt16BE(headerBytes, 4)
  packet.writeUInt16BE(version, 6)
  packet.writeUInt32BE(operation, 8)
  packet.writeUInt32BE(1, 12)
  packet.set(body, headerBytes)
  return packet
}

/** Never throws: what cannot be read is counted, and what stood before it is kept. */
export function unpack(frame: Buffer, mayBeCompressed = true): Unpacked {
  const packets: Packet[] = []
  let malformed = 0
  for (let at = 0; at < frame.length; ) {
    const header = readHeader(frame, at)
    if (header === null) return { packets, malformed: malformed + 1 }
    const body = frame.subarray(at + header.headerLength, at + header.length)
    at += header.length
    if (header.version !== zlib && header.version !== brotli) {
      packets.push({ operation: header.operation, body })
      continue
    }
    const plain = mayBeCompressed ? decompressed(header.version, body) : null
    if (plain === null) malformed += 1
    else {
      const inner = unpack(plain, false)
      packets.push(...inner.packets)
      malformed += inner.malformed
    }
  }
  return { packets, malformed }
}

function readHeader(frame: Buffer, at: number) {
  if (frame.length - at < headerBytes) return null
  const length = frame.readUInt32BE(at)
  const headerLength = frame.readUInt16BE(at + 4)
  if (headerLength < headerBytes || length < headerLength || at + length > frame.length) return null
  return { length, headerLength, version: frame.readUInt16BE(at + 6), operation: frame.readUInt32BE(at + 8) }
}

function decompressed(version: number, body: Buffer): Buffer | null {
  const options = { maxOutputLength: mostUnpackedBytes }
  try {
    return version === zlib ? inflateSync(body, options) : brotliDecompressSync(body, options)
  } catch {
    return null
  }
}
