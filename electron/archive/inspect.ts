import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { ALL_FORMATS, FilePathSource, Input } from 'mediabunny'

export type Inspected = {
  readonly sha256: string
  readonly bytes: number
  /** Null where the container does not tell (a recording that was cut off). */
  readonly seconds: number | null
  /** Whether there is a picture and a sound track; null where the container does not tell. */
  readonly tracks: { readonly picture: boolean; readonly sound: boolean } | null
}

/** Reads a whole recording once for its hash, and its header for length and tracks. Throws where the file cannot be read. */
export async function inspectRecording(file: string): Promise<Inspected> {
  const { size } = await stat(file)
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer)
  return { sha256: hash.digest('hex'), bytes: size, ...(await headerOf(file)) }
}

async function headerOf(file: string): Promise<Pick<Inspected, 'seconds' | 'tracks'>> {
  const input = new Input({ source: new FilePathSource(file), formats: ALL_FORMATS })
  try {
    const seconds = Math.round((await input.computeDuration()) * 1_000) / 1_000
    const [picture, sound] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()]
    return { seconds, tracks: { picture: picture !== null, sound: sound !== null } }
  } catch {
    // What mediabunny cannot read is still a recording: its hash and size stand, only what is in it is not known.
    return { seconds: null, tracks: null }
  } finally {
    input.dispose()
  }
}
