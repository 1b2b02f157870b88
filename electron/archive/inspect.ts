import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { ALL_FORMATS, FilePathSource, Input } from 'mediabunny'

export type Inspected = {
  readonly sha256: string
  readonly bytes: number
  /** Null where the container does not tell (a recording that was cut off). */
  readonly seconds: number | null
}

/** Reads a whole recording once for its hash, and its header for its length. Throws where the file cannot be read. */
export async function inspectRecording(file: string): Promise<Inspected> {
  const { size } = await stat(file)
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer)
  return { sha256: hash.digest('hex'), bytes: size, seconds: await secondsOf(file) }
}

async function secondsOf(file: string): Promise<number | null> {
  const input = new Input({ source: new FilePathSource(file), formats: ALL_FORMATS })
  try {
    return Math.round((await input.computeDuration()) * 1_000) / 1_000
  } catch {
    // What mediabunny cannot read is still a recording: its hash and size stand, only its length is not known.
    return null
  } finally {
    input.dispose()
  }
}
