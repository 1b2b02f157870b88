/** Whether the label is in a picture of the programme, told by the probe's own measure, for benches that count pictures. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { judgeLabel } from '#electron/probe/compare-label.ts'
import { type ExpectedLabel, expectLabel } from '#electron/probe/expected-label.ts'
import { decodePicture } from '#electron/studio/pictures/decode-picture.ts'
import type { LabelIntent } from '#shared/model/intent.ts'
import type { Size } from '#test/harness/real-obs-files.ts'

/** A quarter of the portrait canvas: what the probe's small look asks for. */
function lookSize({ width, height }: Size): Size {
  const scale = 270 / Math.min(width, height)
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}

export async function labelIn(label: LabelIntent, canvas: Size): Promise<ExpectedLabel> {
  const drawn = await decodePicture(label.picture.file)
  const expected = expectLabel(drawn, label, canvas, lookSize(canvas))
  if (expected === null) throw new Error('the label does not lie inside the canvas')
  return expected
}

/** For each frame of a recording whether it shows the label as drawn. Needs ffmpeg. */
export async function framesWithLabel(file: string, expected: ExpectedLabel): Promise<boolean[]> {
  const { width, height } = expected.picture
  const filter = `scale=${width}:${height}:flags=area`
  const args = ['-v', 'error', '-i', file, '-vf', filter, '-pix_fmt', 'rgba', '-f', 'rawvideo', 'pipe:1']
  const ffmpeg = spawn('ffmpeg', args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(ffmpeg, 'exit') as Promise<[number | null]>
  const frame = Buffer.alloc(width * height * 4)
  const seen: boolean[] = []
  let filled = 0
  for await (const chunk of ffmpeg.stdout as AsyncIterable<Buffer>) {
    for (let read = 0; read < chunk.length; ) {
      const taken = chunk.copy(frame, filled, read)
      read += taken
      filled += taken
      if (filled < frame.length) continue
      seen.push(judgeLabel({ width, height, data: frame }, expected) === 'seen')
      filled = 0
    }
  }
  const [code] = await ended
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}`)
  return seen
}

/** Lengths, in frames, of the stretches without the label. */
export function stretchesWithout(seen: readonly boolean[]): number[] {
  const stretches: number[] = []
  let length = 0
  for (const isSeen of [...seen, true]) {
    if (!isSeen) length += 1
    else if (length > 0) {
      stretches.push(length)
      length = 0
    }
  }
  return stretches
}
