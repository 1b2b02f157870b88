/**
 * Pictures go beside the contract, over a channel of their own (a WebSocket in a browser, a MessagePort in Electron),
 * with the same bytes on both: a two-byte big-endian length, that many bytes of UTF-8 name, then a JPEG.
 * The console asks by sending a `PictureWish` as JSON; the newest wish holds.
 */
import { z } from 'zod'
import type { Sha256 } from '../model/ids.ts'

/** `programme` is the air; `scene:<name>` a thumbnail. */
export const PictureWish = z.object({
  programme: z
    .object({ perSecond: z.number().min(0).max(30), width: z.number().int().min(16).max(1080) })
    .nullable(),
  scenes: z.boolean(),
})
export type PictureWish = z.infer<typeof PictureWish>

/** Relative address of a picture that a ledger entry names: by the entry and by its content, so that nobody can ask for a file. */
export function evidencePath(seq: number, sha256: Sha256): string {
  return `/media/pictures/${seq}/${sha256}`
}

export const picturesPath = '/pictures'
export const contractPath = '/contract'

export function packPicture(
  name: string,
  jpeg: Uint8Array,
  encode: (text: string) => Uint8Array,
): Uint8Array {
  const label = encode(name)
  const bytes = new Uint8Array(2 + label.length + jpeg.length)
  bytes[0] = label.length >> 8
  bytes[1] = label.length & 0xff
  bytes.set(label, 2)
  bytes.set(jpeg, 2 + label.length)
  return bytes
}

/** The name and the JPEG of a packed picture; null where the bytes are too short to be one. */
export function unpackPicture(
  bytes: Uint8Array,
  decode: (label: Uint8Array) => string,
): { readonly name: string; readonly jpeg: Uint8Array } | null {
  const length = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)
  if (bytes.length < 2 + length) return null
  return { name: decode(bytes.subarray(2, 2 + length)), jpeg: bytes.subarray(2 + length) }
}
