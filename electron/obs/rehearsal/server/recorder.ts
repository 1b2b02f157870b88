/**
 * A small recording that plays: composed pictures as VP8 key frames in Matroska. A lossy WebP holds exactly one such
 * frame, so no video encoder is needed.
 */
import { EncodedPacket, EncodedVideoPacketSource, FilePathTarget, MkvOutputFormat, Output } from 'mediabunny'
import type { Size } from '../world/world.ts'

/** Milliseconds that the closing picture is shown. */
const lastPicture = 40

export type Recorder = {
  /** Adds a picture that is shown from `atMilliseconds` of the recording on. */
  add(webp: Buffer, atMilliseconds: number): Promise<void>
  /** The last picture stays until `atMilliseconds`; resolves when the file is complete and closed. */
  finish(atMilliseconds: number): Promise<void>
  readonly bytes: number
}

/** Creates the file. Rejects where the folder does not exist or cannot be written to. */
export async function startRecorder(path: string, size: Size): Promise<Recorder> {
  const target = new FilePathTarget(path)
  const output = new Output({ format: new MkvOutputFormat(), target })
  const source = new EncodedVideoPacketSource('vp8')
  output.addVideoTrack(source)
  await output.start()
  const decoderConfig = { codec: 'vp8', codedWidth: size.width, codedHeight: size.height }
  const write = async (frame: Uint8Array, at: number, duration: number) => {
    await source.add(new EncodedPacket(frame, 'key', at / 1000, duration / 1000), { decoderConfig })
    bytes += frame.length
  }
  // A packet's length is known only when the next one comes, so one is always held back.
  let held: { readonly frame: Uint8Array; readonly at: number } | null = null
  let bytes = 0
  return {
    add: async (webp, at) => {
      if (held !== null && at <= held.at) return
      if (held !== null) await write(held.frame, held.at, at - held.at)
      held = { frame: vp8Frame(webp), at }
    },
    finish: async (at) => {
      if (held !== null) {
        // Matroska knows a block by its start alone: the last picture once more makes the file as long as it ran.
        const again = at - lastPicture
        if (again > held.at) await write(held.frame, held.at, again - held.at)
        await write(held.frame, Math.max(again, held.at), lastPicture)
      }
      await output.finalize()
    },
    get bytes() {
      return bytes
    },
  }
}

/** The VP8 bit stream in a simple lossy WebP (RIFF container, WebP specification, section "Simple File Format"). */
function vp8Frame(webp: Buffer): Uint8Array {
  for (let at = 12; at + 8 <= webp.length; ) {
    const length = webp.readUInt32LE(at + 4)
    if (webp.toString('latin1', at, at + 4) === 'VP8 ') return webp.subarray(at + 8, at + 8 + length)
    at += 8 + length + (length % 2)
  }
  throw new Error('this WebP holds no VP8 frame: it is lossless or broken')
}
