import { closeSync, openSync, readSync } from 'node:fs'
import type { KeptComment } from '#shared/model/kept-comments.ts'
import type { Reader } from '../ledger/schema.ts'
import { commentOf, type KeptLine, linesOf } from './kept-line.ts'
import { type BatchRow, batchesFrom, batchOf } from './read.ts'
import { segmentFile } from './segment-folder.ts'

/** A segment is shorter than what the ledger has committed of it. */
class TornSegmentError extends Error {
  constructor(file: string, committed: number) {
    super(`${file} ends before byte ${committed}, which the ledger has committed`)
    this.name = 'TornSegmentError'
  }
}

/** The lines of a batch; throws where its segment is gone or shorter than the ledger says. */
function linesIn(dataDir: string, batch: BatchRow): KeptLine[] {
  return linesOf(bytesOf(dataDir, batch))
}

/** The bytes of a batch as they lie in its segment. */
function bytesOf(dataDir: string, { session, segment, offset, length }: BatchRow): Buffer {
  const file = openSync(segmentFile(dataDir, session, segment), 'r')
  try {
    const bytes = Buffer.alloc(length)
    for (let done = 0; done < length; ) {
      const read = readSync(file, bytes, done, length - done, offset + done)
      if (read === 0) throw new TornSegmentError(segmentFile(dataDir, session, segment), offset + length)
      done += read
    }
    return bytes
  } finally {
    closeSync(file)
  }
}

/** A comment of the record; null where there is none of that seq, or its time is over and it was deleted. */
export function keptComment(db: Reader, dataDir: string, seq: number): KeptComment | null {
  const batch = batchOf(db, seq)
  if (batch === undefined) return null
  const lines = linesWhereThere(dataDir, batch)
  const line = lines[seq - batch.first]
  return line === undefined ? null : commentOf(line)
}

/** Comments with seqs from `from` to below `to`, in order; what was deleted is left out. */
export function keptComments(db: Reader, dataDir: string, from: number, to: number): KeptComment[] {
  const comments: KeptComment[] = []
  let next = from
  while (next < to) {
    const batches = batchesFrom(db, next, 64)
    for (const batch of batches) {
      if (batch.first >= to) return comments
      const lines = linesWhereThere(dataDir, batch)
      const wanted = lines.slice(Math.max(0, next - batch.first), to - batch.first)
      comments.push(...wanted.map(commentOf))
      next = batch.first + batch.count
    }
    if (batches.length === 0) return comments
  }
  return comments
}

/** The same where the bytes hold `needle` at all; taking lines apart costs a hundred times as much as looking for it. */
export function linesWith(dataDir: string, batch: BatchRow, needle: Buffer): KeptLine[] {
  return whereThere(() => {
    const bytes = bytesOf(dataDir, batch)
    return bytes.includes(needle) ? linesOf(bytes) : []
  })
}

/** None where they are gone: the session's time is over, or it is the verifier's finding and not the reader's. */
export function linesWhereThere(dataDir: string, batch: BatchRow): KeptLine[] {
  return whereThere(() => linesIn(dataDir, batch))
}

function whereThere(read: () => KeptLine[]): KeptLine[] {
  try {
    return read()
  } catch (error) {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    if (isGone || error instanceof TornSegmentError) return []
    throw error
  }
}
