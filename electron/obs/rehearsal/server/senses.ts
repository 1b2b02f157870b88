import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import type { Instant } from '#shared/model/ids.ts'
import { imageSize } from '../picture/image-header.ts'
import { measureText } from '../picture/lettering.ts'
import type { Senses } from '../world/step.ts'

/** Enough for every header, also behind a camera's metadata. */
const headerBytes = 256 * 1024

/** The senses of the machine that this runs on, at a moment. OBS reads images when it is told of them, so this does. */
export function sensesAt(now: Instant): Senses {
  return { now, image: readImageHeader, text: measureText }
}

function readImageHeader(file: string): ReturnType<Senses['image']> {
  let handle: number
  try {
    handle = openSync(file, 'r')
  } catch {
    // No such file, or not ours to read: to OBS both are an image that is not there.
    return null
  }
  try {
    const stat = fstatSync(handle)
    if (!stat.isFile()) return null
    const bytes = Buffer.alloc(Math.min(headerBytes, stat.size))
    readSync(handle, bytes, 0, bytes.length, 0)
    const size = imageSize(bytes)
    return size === null ? null : { size, fileTime: Math.trunc(stat.mtimeMs / 1000) }
  } finally {
    closeSync(handle)
  }
}
