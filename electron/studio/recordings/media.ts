import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { extname } from 'node:path'
import type { Readable } from 'node:stream'
import { RecordingId } from '#shared/model/ids.ts'
import { recordingById } from '../../archive/read.ts'
import type { Reader } from '../../ledger/schema.ts'

const prefix = '/media/recordings/'

/** Relative address at which a kept recording plays. */
export function recordingPath(id: RecordingId): string {
  return `${prefix}${encodeURIComponent(id)}`
}

export type MediaAnswer = {
  readonly status: 200 | 206 | 404 | 409 | 410 | 416
  readonly headers: Readonly<Record<string, string>>
  /** Opens the bytes, for whoever was asked for them; null where there are none. */
  readonly open: (() => Readable) | null
}

const types: Readonly<Record<string, string>> = {
  '.mkv': 'video/x-matroska',
  '.webm': 'video/webm',
  '.mp4': 'video/mp4',
  '.mov': 'video/mp4',
  '.ts': 'video/mp2t',
}

const notFound: MediaAnswer = { status: 404, headers: {}, open: null }

/**
 * A recording, whole or a range of it (RFC 9110 section 14, one range), so that a player can seek. Only files that the
 * ledger knows as recordings can be had.
 */
export async function recordingMedia(
  db: Reader,
  path: string,
  range: string | undefined,
): Promise<MediaAnswer> {
  if (!path.startsWith(prefix)) return notFound
  const id = RecordingId.safeParse(decoded(path.slice(prefix.length)))
  const recording = id.success ? recordingById(db, id.data) : undefined
  if (recording === undefined || recording.state !== 'kept') return notFound
  const found = await stat(recording.file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (found === null) return notFound
  const size = found.size
  const headers = {
    'content-type': types[extname(recording.file).toLowerCase()] ?? 'application/octet-stream',
    'accept-ranges': 'bytes',
    'cache-control': 'private, no-store',
  }
  const wanted = parseRange(range, size)
  if (wanted === 'whole') {
    return {
      status: 200,
      headers: { ...headers, 'content-length': `${size}` },
      open: () => createReadStream(recording.file),
    }
  }
  if (wanted === 'unsatisfiable') {
    return { status: 416, headers: { ...headers, 'content-range': `bytes */${size}` }, open: null }
  }
  const { start, end } = wanted
  return {
    status: 206,
    headers: {
      ...headers,
      'content-length': `${end - start + 1}`,
      'content-range': `bytes ${start}-${end}/${size}`,
    },
    open: () => createReadStream(recording.file, { start, end }),
  }
}

/** Null where the path is no text: no recording is called so. */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

/** One byte range; several, or another unit, are answered with the whole, as the standard allows. */
function parseRange(
  header: string | undefined,
  size: number,
): 'whole' | 'unsatisfiable' | { readonly start: number; readonly end: number } {
  const match = header === undefined ? null : /^bytes=(\d*)-(\d*)$/.exec(header.trim())
  if (match === null || (match[1] === '' && match[2] === '')) return 'whole'
  if (match[1] === '') {
    const length = Math.min(Number(match[2]), size)
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 }
  }
  const start = Number(match[1])
  const end = match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1)
  return start > end || start >= size ? 'unsatisfiable' : { start, end }
}
